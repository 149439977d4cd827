"""Fields of work: a small vocabulary, found in titles, headlines and goals."""

import re
from dataclasses import dataclass
from functools import lru_cache

from kithward.language.seniority import seniority_of

# Canonical name: other words for it and for the people in it. Plurals need no entry; hyphens count as spaces.
_ALIASES = {
    "accounting": "accountant, accountancy, auditor, audit, bookkeeper, bookkeeping, tax, cpa",
    "aerospace": "aviation, aeronautics, space, space tech, satellite, pilot",
    "agriculture": "agtech, agritech, farming, farmer, agronomy, agronomist, agrifood",
    "architecture": "building architect, landscape architect, urban planning, urban planner",
    "arts": "art, artist, music, musician, composer, film, filmmaker, theatre, theater, museum, curator, photography, "
    "photographer, performing arts, culture, illustrator, illustration",
    "automotive": "automobile, car industry, mobility, electric vehicle, ev",
    "biotech": "biotechnology, bioinformatics, life science, genomics, biology, biologist, biochemistry, biochemist, "
    "biomedical engineer, biomedical engineering, bioengineering",
    "blockchain": "crypto, cryptocurrency, web3, defi",
    "climate tech": "climate, cleantech, clean tech, climatetech, greentech, green tech, sustainability, esg, carbon, "
    "climate science, climate change, climate technology, environment, environmental",
    "communications": "pr, public relation, communication, corporate communications",
    "construction": "civil engineer, civil engineering, builder, contractor, proptech",
    "consulting": "consultant, consultancy, management consulting, management consultant, strategy consultant, "
    "strategy consulting, strategy, strategist",
    "customer success": "customer support, customer service, customer experience, support engineer, cx",
    "data science": "data, data scientist, data analyst, data analytics, data analysis, analytics, data engineer, data "
    "engineering, business intelligence, bi, statistics, statistician, big data, analytics engineer, quant "
    "analytics",
    "design": "designer, ux, ui, ux ui, ui ux, user experience, product design, product designer, graphic design, "
    "graphic designer, ux research, ux researcher, ux designer, ux design, interaction design, service design, art "
    "director, creative director, industrial design, web design, web designer",
    "e-commerce": "ecommerce, retail, retailer, marketplace, merchandising, online retail, shopify",
    "economics": "economist, economy",
    "education": "edtech, ed tech, teacher, teaching, professor, lecturer, academia, academic, tutor, higher "
    "education, instructor, educator, school, university, college, faculty, dean, provost, learning and "
    "development, trainer",
    "energy": "renewable, renewable energy, solar, wind, wind energy, oil and gas, utility, nuclear, battery, hydrogen",
    "engineering": "engineer, mechanical engineering, mechanical engineer, electrical engineering, electrical "
    "engineer, chemical engineer, chemical engineering, structural engineer, process engineer",
    "entrepreneurship": "entrepreneur, startup, start up",
    "fashion": "apparel, luxury, textile",
    "finance": "financial, bank, banking, banker, investment banking, investment banker, asset management, accounting "
    "and finance, treasury, trader, trading, hedge fund, private equity, wealth management, financial service, "
    "financial analyst, quant, controller, cfo, equity research, portfolio manager, investment",
    "fintech": "fin tech, financial technology, payment, neobank, digital banking, insurtech, regtech, open banking",
    "food": "foodtech, food tech, restaurant, chef, culinary, beverage",
    "games": "game, gaming, video game, game design, game designer, game developer, game development, gamedev, esport",
    "hardware": "semiconductor, chip, embedded, electronics, firmware, fpga, embedded systems, iot, embedded engineer, "
    "hardware engineer",
    "health care": "healthcare, health, health tech, healthtech, digital health, medicine, medical, doctor, physician, "
    "nurse, nursing, hospital, clinical, clinician, surgeon, medtech, med tech, public health, dentist, therapist, "
    "pharmacist, medical device, dental",
    "hospitality": "hotel, tourism, travel, travel tech",
    "hr": "human resource, people operations, people ops, recruiting, recruiter, recruitment, talent acquisition, "
    "headhunter, people and culture, hr business partner, talent partner, technical recruiter, hrbp, sourcer",
    "insurance": "insurer, actuary, actuarial, underwriter, underwriting",
    "journalism": "journalist, reporter, editor in chief, news, correspondent, newsroom, editor, columnist",
    "law": "legal, lawyer, attorney, solicitor, barrister, counsel, general counsel, paralegal, judge, law firm, "
    "intellectual property, legal tech, legaltech, patent, notary, compliance",
    "logistics": "supply chain, shipping, freight, procurement, transport, transportation, warehouse",
    "machine learning": "ml, ai, artificial intelligence, deep learning, nlp, natural language processing, computer "
    "vision, machine learning engineer, ml engineer, ai engineer, llm, generative ai, genai, ai research, ai "
    "researcher, machine learning scientist, mlops, reinforcement learning, applied scientist, ai safety, ml "
    "researcher",
    "manufacturing": "factory, industrial, production engineer, industry 4.0",
    "marketing": "marketer, growth, brand, branding, product marketing, product marketer, content marketing, seo, "
    "digital marketing, advertising, adtech, social media, growth marketing, copywriter, copywriting, demand "
    "generation, marketing communications, market research",
    "media": "broadcast, broadcasting, television, tv, radio, podcast, podcaster, streaming, entertainment, producer",
    "nonprofit": "non profit, ngo, charity, foundation, fundraising, fundraiser, social impact, philanthropy, "
    "humanitarian, international development, social enterprise, impact",
    "operations": "ops, business operations, project management, project manager, program manager, programme manager, "
    "program management, office manager, coo, scrum master, agile coach, chief of staff",
    "pharma": "pharmaceutical, drug discovery, drug development, clinical trial",
    "product": "product manager, product management, product owner, product lead, product leader, technical product "
    "manager, cpo, product strategy, product people",
    "psychology": "psychologist, mental health, psychotherapist, counsellor, neuroscience, neuroscientist, cognitive "
    "science",
    "public sector": "government, civil service, civil servant, public service, policy, public policy, govtech, "
    "politics, politician, diplomat, diplomacy, ministry, municipality, public administration, city council, policy "
    "maker, defense, defence, military",
    "publishing": "publisher, author, writer, book publishing, writing, novelist, technical writer, literature, "
    "translator",
    "quantum": "quantum computing, quantum technology, quantum physics",
    "real estate": "property, realtor, property development, facility management, estate agent, real estate agent",
    "research": "researcher, scientist, research scientist, r d, postdoc, postdoctoral researcher, postdoctoral "
    "fellow, science, research engineer, phd student, doctoral candidate, phd candidate, research fellow, research "
    "associate, physics, physicist, chemistry, chemist, mathematics, mathematician, phd",
    "robotics": "robot, robotics engineer, automation, drone, autonomous vehicle, self driving, autonomous driving",
    "sales": "account executive, business development, account manager, sales engineer, bdr, sdr, salesperson, "
    "salespeople, inside sales, sales development, partnership, revenue, sales executive, presales, sales "
    "representative, account management",
    "security": "cybersecurity, cyber security, cyber, infosec, information security, security engineer, ciso, "
    "penetration tester, privacy, security research, security researcher, trust and safety, appsec",
    "social work": "social worker, community work, care work, youth work",
    "software": "software engineer, software engineering, software development, software developer, developer, "
    "programmer, programming, backend, back end, frontend, front end, full stack, fullstack, web developer, devops, "
    "sre, site reliability, cloud, qa, tech, IT, coder, coding, mobile developer, ios, android, python, java, "
    "javascript, rust, platform engineer, saas, open source, information technology, web development, cto, cio, "
    "backend engineer, frontend engineer, engineering manager, tech lead, technical lead, solution architect, "
    "software architect, full stack engineer, full stack developer, database, app development, computer science, "
    "computer scientist",
    "sports": "sport, athlete, fitness, coach of sport, football, sports tech",
    "telecom": "telecommunication, telco, 5g, networking equipment",
    "venture capital": "vc, venture, angel investor, investor, business angel, venture capitalist, seed fund, early "
    "stage investing, angel investing, investing, general partner, venture partner",
}
# What only the name of an organisation says.
_ORGANISATION_ALIASES = {
    "education": "institute of technology, academy",
    "health care": "clinic",
    "law": "llp",
    "media": "studio",
    "public sector": "department of, agency for, council, commission, parliament",
    "venture capital": "capital, ventures, partners",
}
FIELDS = tuple(_ALIASES)

_WORD = re.compile(r"\w+")
_Index = dict[str, tuple[tuple[tuple[str, ...], str], ...]]  # first word -> (words, field), the longest first


@dataclass(frozen=True, slots=True)
class FieldFound:
    """A field of work and where its words stand in the text."""

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Derived:
    """What a title says about a person: fields in order of mention, and one of SENIORITIES, or empty."""

    fields: tuple[str, ...]
    seniority: str


def _stem(word: str) -> str:
    """A word without its plural s; "IT" is kept in capitals, because "it" is not a field."""
    if word == "IT":
        return word
    plain = word.lower()
    return plain[:-1] if plain[-1] == "s" and len(plain) > 2 and plain[-2] not in "sui" else plain


def _index(aliases: dict[str, str]) -> _Index:
    by_first: dict[str, dict[tuple[str, ...], str]] = {}
    for field, listed in aliases.items():
        for alias in (field, *listed.split(", ")):
            key = tuple(_stem(word) for word in _WORD.findall(alias))
            by_first.setdefault(key[0], {})[key] = field
    return {first: tuple(sorted(keys.items(), key=lambda item: -len(item[0]))) for first, keys in by_first.items()}


_INDEX = _index(_ALIASES)
_ORGANISATIONS = _index(
    {field: f"{listed}, {_ORGANISATION_ALIASES.get(field, field)}" for field, listed in _ALIASES.items()}
)


def find_fields(text: str) -> tuple[FieldFound, ...]:
    """Every field of work named in the text, whole words, left to right, the longest wording first."""
    return tuple(_find(text, _INDEX))


def field_named(text: str) -> str | None:
    """The first field of work named in the text by its canonical name, or None."""
    found = _find(text, _INDEX)
    return found[0].field if found else None


def _find(text: str, index: _Index) -> list[FieldFound]:
    words = [(_stem(match.group()), match) for match in _WORD.finditer(text)]
    stems = [stem for stem, _ in words]
    found: list[FieldFound] = []
    taken = 0
    for at, (stem, match) in enumerate(words):
        if at < taken:
            continue
        for key, field in index.get(stem, ()):
            if tuple(stems[at : at + len(key)]) == key:
                taken = at + len(key)
                found.append(FieldFound(field, match.start(), words[taken - 1][1].end()))
                break
    return found


_SEGMENT = re.compile(r"[|•·;]|\s[–—-]\s")
_GONE = re.compile(r"\W*(?:ex|former|formerly|past|previously|retired|aspiring|future)\b", re.IGNORECASE)
_AT = re.compile(r"\s(?:at|At|AT|@)\s|@(?=\w)")


@lru_cache(maxsize=65_536)
def derive(title: str, headline: str = "", organisation: str = "") -> Derived:
    """The fields and the seniority that a title says; where it is silent, the headline and then the organisation."""
    texts = [current for text in (title, headline) if (current := _current(text))]
    fields: tuple[str, ...] = ()
    seniority = ""
    for text in texts:
        role, employer = _split(text)
        fields = fields or _fields(role, _INDEX) or _fields(employer, _ORGANISATIONS)
        seniority = seniority or seniority_of(role)
    fields = fields or _fields(organisation, _ORGANISATIONS)
    if not seniority and texts and _fields(_split(texts[0])[0], _INDEX):
        seniority = "mid"
    return Derived(fields, seniority)


def _current(text: str) -> str:
    """A title or headline without the parts that speak of the past or of wishes."""
    parts = _SEGMENT.split(text) if text else []
    return ", ".join(part.strip() for part in parts if not _GONE.match(part))


def _split(text: str) -> tuple[str, str]:
    """The role and the employer of "Analyst at Acme"."""
    role, *employer = _AT.split(text, maxsplit=1)
    return role, employer[0] if employer else ""


def _fields(text: str, index: _Index) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found.field for found in _find(text, index))) if text else ()
