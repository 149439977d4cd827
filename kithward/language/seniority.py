"""How senior a job title is, by plain rules."""

import re

# The first rank that fits decides. Before the ranks comes what only looks like one of them:
# - an intern, a trainee or an apprentice is a student, whatever else the title says;
# - "assistant to the CEO" ends at "to"; an executive assistant, an account executive and a product owner lead nobody.
# Then from the top: founders, owners, partners, presidents, managing directors and "chief ... officers" are executives,
# and so are senior and executive vice presidents; other vice presidents, directors, heads and leads are leaders; a
# plain manager is mid, because most manage a product or an account.
_TO = re.compile(r"\b(assistant|secretary|aide|advis[eo]r|counsel|liaison)\b[^,]*?\sto\s.*")
_LOOKALIKE = re.compile(
    r"\b(?:executive\s+(?:assistant|secretary|producer|chef|coach|search|recruiter|education)\b"
    r"|(?:account|sales|marketing|legal|recruitment|advertising|business\s+development|customer)\s+executive\b"
    r"|(?:product|process|service|data|system|application)\s+owner\b"
    r"|(?:business|hr|people|talent|finance|channel|alliance|solution|technology)\s+partner\b"
    r"|partner\s+(?:manager|success)\b|lead\s+gen\w*|head\s?hunter\b"
    r"|(?:of\s+students?|student\s+(?:success|affairs|services|support|life|engagement))\b)",
)
_INTERN = re.compile(r"\b(?:interns?|internship|trainee|apprentice|werkstudent|working\s+student)\b")
_RANKS = tuple(
    (seniority, re.compile(rf"\b(?:{pattern})\b"))
    for seniority, pattern in (
        ("leader", r"associate\s+partner|(?:deputy\s+)?chief\s+of\s+staff"),
        (
            "executive",
            r"chief\s+(?:[\w&-]+\s+){1,4}officer|c(?:[etfomipsrdlx]|hr|is)o|c-level|c-suite|(?:co-?\s?)?founder|founding\s+partner"
            r"|(?:co-?)?owner|managing\s+director|executive\s+(?:director|officer|chair\w*)|executive(?=\W*$)|partner"
            r"|(?<!vice\s)(?<!vice-)president|[se]vp|(?:senior|executive)\s+vice[\s-]+president|chair(?:man|woman|person)?"
            r"|board\s+member|chancellor|rector|minister|ambassador|mayor|senator",
        ),
        (
            "leader",
            r"head|director|a?vp|vice[\s-]+president|lead|leader|dean|provost|team\s?lead(?:er)?|chief|principal(?=\W*$)"
            r"|(?:general|engineering|team|group|country|regional|plant)\s+manager|general\s+counsel",
        ),
        ("student", r"student|undergraduate|pupil|(?:phd|doctoral|mba|master'?s?|msc|bsc)\s+candidate"),
        ("mid", r"assistant\s+(?:professor|manager)|(?<!senior\s)lecturer"),
        ("junior", r"post-?doc\w*|junior|jr|entry[\s-]level|graduate|new\s+grad|assistant"),
        ("senior", r"senior|sr|snr|principal|staff|distinguished|professor|fellow|expert|architect"),
        ("junior", r"associate(?!\s+(?:editor|counsel))"),
        (
            "mid",
            r"manager|engineer|analyst|specialist|consultant|developer|designer|scientist|coordinator|executive|owner|"
            r"researcher|officer|editor|counsel|advis[eo]r|teacher",
        ),
    )
)


def seniority_of(role: str) -> str:
    """One of SENIORITIES for a job title without its employer, or empty when nothing in it says."""
    plain = role.lower()
    if _INTERN.search(plain):
        return "student"
    plain = _LOOKALIKE.sub("manager", _TO.sub(r"\1", plain))
    return next((seniority for seniority, pattern in _RANKS if pattern.search(plain)), "")
