"""The cast of the sample year: invented people, with what they do, where we met, and the pace of the tie."""

from dataclasses import dataclass
from typing import Final

# By pace: name; title; organisation; place; how we met (empty: at an event of the year).
_CAST: Final = {
    "close": """
Jonas Weber; Director of Data; Nordlicht Energy; Berlin; Colleagues at Lumen Audio
Sam Ortiz; Machine Learning Engineer; Falkwerk; Berlin; Sat next to each other at a hackathon
Priya Natarajan; Staff Data Engineer; Lumen Audio; Berlin; Colleagues at Lumen Audio
Hana Yoshida; Senior Product Manager; Falkwerk; Berlin; Worked on the same launch
Mateus Carvalho; Data Scientist; Falkwerk; Berlin; Colleagues at Falkwerk
Ingrid Solheim; VP Engineering; Fjordlys; Oslo; Introduced by Jonas
Adaeze Nwosu; Principal Scientist; Falkwerk; Berlin; Colleagues at Falkwerk
Leonie Brandt; UX Researcher; Marktplatz Eins; Berlin; Flatmates as students
Karim Haddad; Analytics Consultant; Haddad & Daughters; Berlin; Climbing hall
Signe Mortensen; PhD Student in Statistics; University of Aarhus; Aarhus; I supervised her thesis
""",
    "steady": """
Rui Tavares; Head of Data Science; Lusomar; Lisbon; Studied together in Uppsala
Zeynep Aydın; Data Analyst; Marktplatz Eins; Berlin; Colleagues at Lumen Audio
Oskar Lindholm; Backend Engineer; Tonspur; Stockholm; Studied together in Uppsala
Nadia Rahmani; Senior Data Scientist; Kestrel Health; Berlin; Met at a workshop on causality
Florian Huber; CTO; Gletscherlabor; Munich; Panel we both sat on
Mei-Ling Zhou; Research Engineer; Heliograph; Zurich; Met at a poster session
Andrei Popescu; Data Engineering Lead; Carpatia Cloud; Bucharest; Colleagues at Lumen Audio
Grace Mwangi; Product Lead; Savanna Pay; Nairobi; Exchange term in Delft
Bartosz Wrona; DevOps Engineer; Falkwerk; Berlin; Colleagues at Falkwerk
Yael Shapira; Technical Recruiter; Brightbridge Talent; Berlin; She wrote to me
Emil Johansson; Data Journalist; Morgonposten; Stockholm; Studied together in Uppsala
Soraya Khalil; Founder; Wattwise; Berlin; Neighbour at the co-working space
Daniel Osei; Machine Learning Engineer; Kestrel Health; Accra; Online study group
Franziska Vogel; Leadership Coach; Vogel Coaching; Berlin; Introduced by Hana
Kenji Moriyama; Senior Software Engineer; Tonspur; Tokyo; Open-source project
Ilse van Dijk; Energy Analyst; Poldergrid; Rotterdam; Exchange term in Delft
Tobias Kern; Communications Manager; Falkwerk; Berlin; Colleagues at Falkwerk
Camila Rojas; Data Scientist; Andina Solar; Santiago; Online study group
""",
    "slow": """
Henrik Aalto; Head of Platform Engineering; Tonspur; Helsinki; Open-source project
Fatou Diallo; Policy Adviser; Climate Policy Forum; Brussels; Summer school
Lukas Steiner; Product Manager; Alpenwind; Vienna; Colleagues at Lumen Audio
Aoife Brennan; Data Protection Counsel; Brennan Legal; Dublin; Panel we both sat on
Vikram Seshadri; Director of Engineering; Indigo Mobility; Bengaluru; Colleagues at Lumen Audio
Marta Kowalczyk; Statistician; Public Health Agency; Warsaw; Summer school
Thandiwe Dube; Data Scientist; Savanna Pay; Johannesburg; Exchange term in Delft
Pierre Lacombe; Venture Partner; Rive Gauche Ventures; Paris; Pitch evening
Elena Petrova; Quantitative Researcher; Danube Capital; Sofia; Studied together in Uppsala
Jasper de Wit; Founder; Poldergrid; Rotterdam; Exchange term in Delft
Noor Al-Amin; UX Designer; Marktplatz Eins; Amman; Design sprint
Sebastian Roth; Sales Director; Nordlicht Energy; Hamburg; Introduced by Jonas
Mirjam Cohen; Associate Professor of Statistics; University of Haifa; Haifa; Summer school
Diego Fuentes; Robotics Engineer; Brazo Robotics; Madrid; Hackathon
Kirsten Madsen; Head of People; Vindmark; Copenhagen; Panel we both sat on
Olumide Bakare; Software Architect; Carpatia Cloud; Lagos; Open-source project
Anneke Visser; Science Journalist; Noordzee Radio; Utrecht; Exchange term in Delft
Ravi Menon; Data Engineer; Indigo Mobility; Berlin; Colleagues at Lumen Audio
Stella Papadaki; Environmental Engineer; Aegean Water; Athens; Summer school
Moritz Lange; Business Developer; Gletscherlabor; Munich; Trade fair
Xin Yi Tan; Growth Manager; Merlion Foods; Singapore; Online study group
Clara Johansen; Hydrologist and Data Scientist; Vindmark; Copenhagen; Summer school
Petra Novotná; Project Manager; City of Brno; Brno; Summer school
Hugo Almeida; Software Engineer; Lusomar; Porto; Open-source project
""",
    "fading": """
Elif Demir; Climate Investor; Tidemark Capital; Berlin; Summer school
Chiara Bonetti; Head of Machine Learning; Vela Logistics; Milan; Poster session
Wen Li; Machine Learning Lead; Heliograph; Zurich; Poster session
Jakub Hrubý; Staff Software Engineer; Carpatia Cloud; Prague; Open-source project
Amina Yusuf; Product Manager; Kestrel Health; London; Online study group
Lars Bergström; Sustainability Manager; Fjordlys; Gothenburg; Studied together in Uppsala
Valentina Cruz; Data Scientist; Andina Solar; Bogotá; Hackathon
Nils Petersen; Embedded Engineer; Windrose Drones; Kiel; Hackathon
Julie Marchand; Learning Designer; Atelier Savoir; Lyon; Facilitated a workshop together
Takeshi Arai; Research Scientist; Heliograph; Zurich; Poster session
Ewa Zielińska; Finance Manager; Falkwerk; Berlin; Colleagues at Falkwerk
Mohamed Ben Salah; Backend Developer; Tonspur; Tunis; Open-source project
Anja Kraft; Biologist; Botanika; Potsdam; Book club
Péter Nagy; Transport Planner; City of Graz; Graz; Summer school
Sunniva Hagen; Wind Energy Engineer; Vindmark; Bergen; Summer school
Isabel Moreno; Head of Marketing; Marktplatz Eins; Barcelona; Colleagues at Lumen Audio
Theo Lambert; Game Developer; Petit Dragon; Montpellier; Hackathon
Ayesha Siddiqui; Data Analyst; Indus Insurance; Karachi; Online study group
""",
    "lapsed": """
Paul Reinhardt; IT Consultant; Reinhardt IT; Leipzig; Trade fair
Dunja Marković; Editor; Sava Press; Belgrade; Translation project
Gustav Nyberg; Account Manager; Tonspur; Malmö; Trade fair
Laila Benjelloun; Solar Engineer; Atlas Sun; Casablanca; Summer school
Hyejin Park; Graphic Designer; Studio Maru; Seoul; Design sprint
Colin Fraser; Actuary; Firth Mutual; Edinburgh; Trade fair
Bianca Ionescu; HR Business Partner; Carpatia Cloud; Bucharest; Job interview
Marco Rinaldi; Sales Engineer; Vela Logistics; Milan; Trade fair
Sinazo Khumalo; Economist; Cape Institute; Cape Town; Exchange term in Delft
Ulrike Sommer; Librarian; University of Potsdam; Potsdam; Book club
Ahmet Kaya; Civil Engineer; Bosporus Build; Ankara; Exchange term in Delft
Linnea Strand; Nurse and Health Researcher; Karlsvik Hospital; Uppsala; Studied together in Uppsala
""",
    "new": """
Lena Fischer; Head of Machine Learning; Wayfarer; Hamburg; Introduced by Rui
Bruno Keller; Machine Learning Engineer; Alpenwind; Zurich;
Samira Tehrani; Applied Scientist; Gridmind; Berlin;
Ola Adeyemi; Data Scientist; Wattwise; Berlin;
Katarina Horvat; Climate Data Analyst; Open Rivers; Zagreb;
Timo Saarinen; Founder; Frostbyte; Helsinki;
Rosa Jiménez; Community Manager; Code for Rivers; Valencia;
Jan Dvořák; Solution Architect; Gridmind; Prague;
Mahnoor Iqbal; Data Engineer; Open Rivers; Berlin;
Patrick Sullivan; Engineering Manager; Wayfarer; Hamburg;
Yuki Tanaka; Speech Coach; Klartext; Berlin;
Lucia Ferrari; Science Communicator; Museo Futuro; Turin;
Maximilian Graf; Energy Economist; Nordlicht Energy; Berlin;
Blessing Eze; Product Manager; Wattwise; Berlin;
Arne Thorsen; Research Scientist in Remote Sensing; Polar Institute North; Tromsø;
Salma Farouk; Machine Learning Engineer; Desertbloom; Cairo;
Charlotte Dubois; Talent Partner; Rive Gauche Ventures; Paris;
Ivan Kolev; Backend Engineer; Gridmind; Sofia;
Min-jun Seo; PhD Student in Machine Learning; Spree University; Berlin;
Paula Richter; Freelance Facilitator; Richter Moderation; Berlin;
""",
    "event": """
Rebecca Stone; Director of Machine Learning; Quayside; London;
Felix Baumann; MLOps Lead; Isarwerk; Munich;
Divya Krishnan; Head of AI; Indigo Mobility; Berlin;
Nora Eriksen; AI Lead; Vindmark; Copenhagen;
Stefan Albrecht; Data Scientist; Isarwerk; Munich;
Oriane Petit; Carbon Analyst; Clairbois; Paris;
Matthew Okoye; Software Engineer; Quayside; London;
Ágnes Tóth; Data Analyst; Duna Mobil; Budapest;
Leif Sandberg; Systems Engineer; Fjordlys; Oslo;
Maryam Sadeghi; Computer Vision Engineer; Windrose Drones; Kiel;
João Pinto; Developer; Lusomar; Lisbon;
Ekaterina Orlova; Analytics Engineer; Marktplatz Eins; Berlin;
Simon Hartmann; Product Owner; Spreewerk; Berlin;
Wanjiru Kamau; Agronomist; Savanna Seeds; Nairobi;
Tilda Ekman; Journalist; Morgonposten; Stockholm;
Rasmus Holm; Investor; Nordhavn Capital; Copenhagen;
Dana Levi; NLP Researcher; Heliograph; Zurich;
Gabriel Costa; Battery Engineer; Voltara; Braga;
Helene Winkler; Policy Officer; Ministry of Transport; Berlin;
Omar Farah; Cloud Engineer; Carpatia Cloud; Berlin;
Judith Bauer; Teacher of Computer Science; Gymnasium am See; Berlin;
Cristian Vega; Data Science Manager; Brazo Robotics; Madrid;
Freya Lund; Sustainability Consultant; Greenharbour; Aarhus;
Alexei Morozov; Security Engineer; Isarwerk; Munich;
Noémi Varga; Designer; Duna Mobil; Budapest;
Tariq Mansoor; Machine Learning Engineer; Quayside; London;
Beatrix Scholz; HR Manager; Spreewerk; Berlin;
Lotte Janssens; Urban Planner; City of Ghent; Ghent;
""",
    "known": """
Dr. Amara Okafor; Head of Applied Machine Learning; Gridmind; Berlin; Heard her keynote
Tomasz Lewandowski; Director of AI; Vistula Analytics; Warsaw; Read his articles
Sophie Nakamura; VP Machine Learning; Kestrel Health; London; Former customer of Lumen Audio
Anders Krogh; Chief Data Officer; Vindmark; Copenhagen; Heard his talk
Inês Oliveira; Country Manager; Atlas Sun; Lisbon; Alumni list
Duarte Mendes; Head of Analytics; Lusomar; Lisbon; Alumni list
Kofi Asante; Professor of Climate Science; University of Kumasi; Kumasi; Read his articles
Birgit Lehmann; Conference Organiser; Modelle & Menschen; Leipzig; Heard her talk
Yusuf Çelik; Product Designer; Tidemark Capital; Istanbul; Alumni list
Hannah Goldberg; Data Scientist; Firth Mutual; Edinburgh; Alumni list
Christos Ioannou; Logistics Manager; Aegean Water; Piraeus; Trade fair
Lucas Moreau; Software Engineer; Clairbois; Paris; Alumni list
Nomvula Zulu; Analyst; Cape Institute; Cape Town; Alumni list
Erik Svensson; Consultant; Nyberg & Partners; Stockholm; Alumni list
Shreya Banerjee; Deep Learning Engineer; Indigo Mobility; Bengaluru; Alumni list
Ondřej Malík; QA Engineer; Carpatia Cloud; Prague; Former colleague at Lumen Audio
Giulia Conti; Marketing Analyst; Vela Logistics; Milan; Alumni list
Hamza Chaudhry; Payments Lead; Indus Insurance; London; Former colleague at Lumen Audio
Astrid Nielsen; Journalist; Noordzee Radio; Copenhagen; Alumni list
Zofia Maj; Physicist; Spree University; Berlin; Alumni list
Robert Ackermann; Partner; Ackermann Consulting; Frankfurt; Trade fair
Leila Mokhtari; Data Engineer; Atlas Sun; Rabat; Alumni list
Gareth Pugh; Head of Operations; Firth Mutual; Cardiff; Trade fair
Quynh Tran; Mobile Developer; Merlion Foods; Hanoi; Open-source project
Viktor Bálint; Energy Trader; Danube Capital; Vienna; Alumni list
Esther Wiesner; Editor; Sava Press; Vienna; Book club
""",
}

# What the person of the workspace typed over or beside what a title says.
TYPED: Final[dict[str, dict[str, object]]] = {
    "Elif Demir": {"fields": ["climate tech", "venture capital"], "chosen_rhythm_days": 35, "tags": ["climate"]},
    "Fatou Diallo": {"fields": ["public sector", "climate tech"], "tags": ["climate"]},
    "Sam Ortiz": {"seniority": "senior", "tags": ["study group"]},
    "Soraya Khalil": {"fields": ["climate tech", "energy"], "tags": ["climate"]},
    "Franziska Vogel": {"fields": ["leadership"], "notes": "Coaches first-time leads; offers a free first hour."},
    "Ilse van Dijk": {"fields": ["energy", "climate tech"]},
    "Lars Bergström": {"chosen_rhythm_days": 60, "tags": ["climate"]},
    "Ingrid Solheim": {
        "chosen_rhythm_days": 30,
        "notes": "Prefers a call in the morning, with two questions sent ahead.",
    },
    "Jonas Weber": {"chosen_rhythm_days": 21, "notes": "Knows everybody in energy data. Likes to be asked plainly."},
    "Signe Mortensen": {"chosen_rhythm_days": 30},
    "Rui Tavares": {"chosen_rhythm_days": 45, "notes": "Moved to Lisbon in 2023; could tell me about working there."},
    "Emil Johansson": {"chosen_rhythm_days": 90},
    "Dr. Amara Okafor": {
        "notes": "Built the applied team at Gridmind from two people to eleven.",
        "tags": ["role model"],
    },
    "Lena Fischer": {"tags": ["role model"]},
    "Yuki Tanaka": {"fields": ["communications"], "tags": ["speaking"]},
}

# Who knows whom, and how: the ways to a warm introduction.
LINKS: Final = (
    ("Jonas Weber", "Dr. Amara Okafor", "Worked together for three years"),
    ("Nadia Rahmani", "Sophie Nakamura", "Same department"),
    ("Jonas Weber", "Anders Krogh", "Sit on the same standards board"),
    ("Ingrid Solheim", "Anders Krogh", "Former colleagues"),
    ("Rui Tavares", "Duarte Mendes", "Same company"),
    ("Rui Tavares", "Inês Oliveira", "Neighbours"),
    ("Rui Tavares", "Lena Fischer", "Studied together"),
    ("Elif Demir", "Kofi Asante", "Advises her fund"),
    ("Priya Natarajan", "Hamza Chaudhry", "Former colleagues"),
    ("Hana Yoshida", "Franziska Vogel", "Coached by her"),
    ("Franziska Vogel", "Birgit Lehmann", "Run a workshop together"),
    ("Mei-Ling Zhou", "Wen Li", "Same team"),
    ("Sam Ortiz", "Salma Farouk", "Open-source project"),
)


@dataclass(frozen=True, slots=True)
class Member:
    """One of the cast."""

    name: str
    title: str
    organisation: str
    place: str
    how_met: str
    pace: str


def _read(line: str, pace: str) -> Member:
    name, title, organisation, place, how_met = (part.strip() for part in line.split(";"))
    return Member(name, title, organisation, place, how_met, pace)


CAST: Final = tuple(_read(line, pace) for pace, lines in _CAST.items() for line in lines.strip().splitlines())
