"""The tables of this stage, a module a topic."""

from frankpledge.stages.consultation.models.answers import Answer, Response
from frankpledge.stages.consultation.models.consultees import Consultee
from frankpledge.stages.consultation.models.distribution import Distribution
from frankpledge.stages.consultation.models.evaluation import Evaluation
from frankpledge.stages.consultation.models.exercises import Exercise, Sitting
from frankpledge.stages.consultation.models.forums import Forum
from frankpledge.stages.consultation.models.hearing import GroupToHear
from frankpledge.stages.consultation.models.margins import GroupAnswers, PeopleByAnswer
from frankpledge.stages.consultation.models.questionnaires import Kiosk, Question, Questionnaire
from frankpledge.stages.consultation.models.strategy import ConsultationStrategy, PhaseAim

__all__ = [
    "Answer",
    "ConsultationStrategy",
    "Consultee",
    "Distribution",
    "Evaluation",
    "Exercise",
    "Forum",
    "GroupAnswers",
    "GroupToHear",
    "Kiosk",
    "PeopleByAnswer",
    "PhaseAim",
    "Question",
    "Questionnaire",
    "Response",
    "Sitting",
]
