"""Which pages are pictured, by the name of the picture."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext

# Where each page is, or (list, link): the first link of that kind on another page.
PLACES: dict[str, str | tuple[str, str]] = {
    "this-week": "/",
    "goals": "/goals",
    "new-goal": "/goals/new?sentence=Connect+with+three+machine+learning+leaders+within+three+months",
    "goal": ("/goals", "main a[href^='/goals/']:not([href*='new'])"),
    "people": "/people",
    "person": ("/people?q=jonas+weber", "#results a[href^='/people/']"),
    "duplicates": "/people/duplicates",
    "log": "/log",
    "follow-ups": "/follow-ups",
    "opportunities": "/opportunities",
    "network": "/network",
    "roadmap": "/roadmap",
    "outcomes": "/outcomes",
    "strengths": "/strengths",
    "review": "/review",
    "review-month": "/review/month/back",
    "quarter": "/review/quarter/aspirations",
    "vision": "/vision",
    "wins": "/wins",
    "win": ("/wins", "main .win a[href^='/wins/']"),
    "year": ("/wins", "main a[href^='/wins/2']:not([href*='-'])"),
    "import": "/imports",
    "settings": "/settings",
}


def addresses(context: BrowserContext, start: str) -> dict[str, str]:
    """The whole address of each page."""
    parts = urlsplit(start)
    root = f"{parts.scheme}://{parts.netloc}"
    page = context.new_page()
    found: dict[str, str] = {}
    for name, place in PLACES.items():
        if isinstance(place, str):
            found[name] = root + place
        else:
            page.goto(root + place[0])
            found[name] = root + str(page.locator(place[1]).first.get_attribute("href"))
    page.close()
    return found
