"""Questionnaires: what a question is, which are asked, what an answer may be, and what makes a question a poor one."""

from frankpledge.core.questionnaires.answers import Answers, Problem, kept_answers, read_answer
from frankpledge.core.questionnaires.asking import asked, is_asked
from frankpledge.core.questionnaires.question import LANGUAGES, Condition, Kind, Option, Question, Questionnaire, Scale

__all__ = [
    "LANGUAGES", "Answers", "Condition", "Kind", "Option", "Problem", "Question", "Questionnaire", "Scale", "asked",
    "is_asked", "kept_answers", "read_answer",
]  # fmt: skip
