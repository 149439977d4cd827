"""All tables, gathered for Django; nobody imports this."""

from kithward.assessment.models import Answer, Assessment
from kithward.exchange.models import ImportBatch, ImportChange, ImportDraft, ImportRow
from kithward.goals.models import Decision, Forecast, Goal, GoalAspiration, MeasureVersion, OutcomeGoal, Revision
from kithward.network.models import (
    Activity,
    DistinctPair,
    EmailAddress,
    FollowUp,
    KnownLink,
    Organisation,
    Outcome,
    Participation,
    Person,
    PhoneNumber,
    Position,
    StrangerPair,
    TieRole,
)
from kithward.planning.models import Opportunity, Step
from kithward.reviews.models import Review, ReviewNote
from kithward.undo.models import Undo
from kithward.vision.models import Aspiration, ReflectionAnswer, VisionVersion
from kithward.wins.models import Thanks, Win

__all__ = [
    "Activity",
    "Answer",
    "Aspiration",
    "Assessment",
    "Decision",
    "DistinctPair",
    "EmailAddress",
    "FollowUp",
    "Forecast",
    "Goal",
    "GoalAspiration",
    "ImportBatch",
    "ImportChange",
    "ImportDraft",
    "ImportRow",
    "KnownLink",
    "MeasureVersion",
    "Opportunity",
    "Organisation",
    "Outcome",
    "OutcomeGoal",
    "Participation",
    "Person",
    "PhoneNumber",
    "Position",
    "ReflectionAnswer",
    "Review",
    "ReviewNote",
    "Revision",
    "Step",
    "StrangerPair",
    "Thanks",
    "TieRole",
    "Undo",
    "VisionVersion",
    "Win",
]
