"""The tables of this stage, a module a topic."""

from frankpledge.stages.consultation.models.answers import Answer, Response
from frankpledge.stages.consultation.models.asked_before import AskedBefore
from frankpledge.stages.consultation.models.bank import TakenQuestion
from frankpledge.stages.consultation.models.combining import AgreedWeights
from frankpledge.stages.consultation.models.consultees import Consultee
from frankpledge.stages.consultation.models.distribution import Distribution
from frankpledge.stages.consultation.models.evaluation import Evaluation
from frankpledge.stages.consultation.models.exercises import Exercise, Sitting
from frankpledge.stages.consultation.models.forums import Forum
from frankpledge.stages.consultation.models.hearing import GroupToHear
from frankpledge.stages.consultation.models.involvement import FollowUp
from frankpledge.stages.consultation.models.issues import AnswerDetail, EnteredAnswers, Feedback, RaisedIssue
from frankpledge.stages.consultation.models.margins import GroupAnswers, PeopleByAnswer
from frankpledge.stages.consultation.models.noticeboard import PublicContact, PublicSitting
from frankpledge.stages.consultation.models.people import Hand, PersonToAsk
from frankpledge.stages.consultation.models.questionnaires import Kiosk, Question, Questionnaire
from frankpledge.stages.consultation.models.strategy import ConsultationStrategy, PhaseAim
from frankpledge.stages.consultation.models.themes import Coding, Place, Referral, Remark, Theme

__all__ = [
    "AgreedWeights",
    "Answer",
    "AnswerDetail",
    "AskedBefore",
    "Coding",
    "ConsultationStrategy",
    "Consultee",
    "Distribution",
    "EnteredAnswers",
    "Evaluation",
    "Exercise",
    "Feedback",
    "FollowUp",
    "Forum",
    "GroupAnswers",
    "GroupToHear",
    "Hand",
    "Kiosk",
    "PeopleByAnswer",
    "PersonToAsk",
    "PhaseAim",
    "Place",
    "PublicContact",
    "PublicSitting",
    "Question",
    "Questionnaire",
    "RaisedIssue",
    "Referral",
    "Remark",
    "Response",
    "Sitting",
    "TakenQuestion",
    "Theme",
]
