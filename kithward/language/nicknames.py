"""Short forms of given names, as people type them."""

# Only forms that stand for few names: a wrong guess here would offer the wrong person.
_SHORT_FORMS = """
abby:abigail al:albert,alfred alex:alexander,alexandra andy:andrew annie:anna,anne barb:barbara becky:rebecca
ben:benjamin bernie:bernard beth:elizabeth betty:elizabeth bill:william billy:william bob:robert bobby:robert
cathy:catherine,katherine charlie:charles,charlotte chris:christopher,christian,christina chuck:charles cindy:cynthia
dan:daniel danny:daniel dave:david deb:deborah debbie:deborah dick:richard don:donald ed:edward,edwin eddie:edward
ellie:eleanor fran:frances,francis frank:francis,franklin fred:frederick,alfred gabe:gabriel greg:gregory hal:harold
hank:henry harry:harold,henry jack:john jake:jacob jeff:jeffrey jen:jennifer jenny:jennifer jerry:gerald,jerome
jess:jessica jim:james jimmy:james joe:joseph joey:joseph johnny:john jon:jonathan josh:joshua
kate:katherine,catherine kathy:katherine katie:katherine ken:kenneth kim:kimberly larry:lawrence leo:leonard,leonardo
liz:elizabeth lizzie:elizabeth maggie:margaret mandy:amanda marty:martin matt:matthew,matthias max:maximilian,maxwell
meg:margaret mel:melanie,melissa mike:michael mick:michael mitch:mitchell nate:nathan,nathaniel nick:nicholas,nikolas
pam:pamela pat:patrick,patricia patty:patricia peggy:margaret pete:peter phil:philip phillip:philip ray:raymond
rich:richard rick:richard rob:robert ron:ronald sam:samuel,samantha sandy:sandra,alexander sasha:alexander,alexandra
steve:steven,stephen sue:susan susie:susan ted:edward,theodore terry:terence theo:theodore tim:timothy tina:christina
toby:tobias tom:thomas tommy:thomas tony:anthony,antonio trish:patricia vicky:victoria vince:vincent walt:walter
wendy:gwendolyn will:william zach:zachary
"""

_PAIRS = tuple(
    (short, long)
    for short, _, longs in (entry.partition(":") for entry in _SHORT_FORMS.split())
    for long in longs.split(",")
)
_SAME_AS: dict[str, frozenset[str]] = {
    name: frozenset(
        [long for short, long in _PAIRS if short == name] + [short for short, long in _PAIRS if long == name]
    )
    for pair in _PAIRS
    for name in pair
}


def nicknames(given_name: str) -> frozenset[str]:
    """The names that may stand for a given name, short for long and long for short, as name keys."""
    return _SAME_AS.get(given_name, frozenset())


def is_same_given_name(one: str, other: str) -> bool:
    """Whether two given names, as name keys, may be the same person's: equal, an initial, or a short form.

    Two long names with a short form in common are not: Frederick and Alfred are both Fred, but not each other.
    """
    initial = (len(one) == 1 or len(other) == 1) and one[:1] == other[:1] != ""
    return one == other or initial or other in nicknames(one)
