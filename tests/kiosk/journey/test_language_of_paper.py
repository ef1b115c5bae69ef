"""What is asked of the desk carries the language in which the person reads the screen."""

from dataclasses import replace
from datetime import UTC
from types import SimpleNamespace

from kiosk.domain.registration import Identification, IdentifiedBy
from kiosk.journey import effects as fx
from kiosk.journey.model import Model
from kiosk.journey.runner import Runner
from kiosk.journey.world import World


class Desk:
    """Takes note of the languages."""

    def __init__(self) -> None:
        self.languages = []

    def register(self, identification, session_id):
        self.languages.append(identification.language)

    def register_temporary(self, cti, language=None):
        self.languages.append(language)


def test_registering_tells_the_desk_the_language_of_the_moment_it_was_asked():
    desk, waiting = Desk(), []
    nobody = SimpleNamespace()
    world = World(
        desk, waiting.append, lambda event: None, lambda model: None, nobody, nobody, nobody, lambda: None, nobody, UTC
    )
    runner = Runner(replace(Model(), language="en"), world)
    runner._carry_out(fx.Register(1, Identification(IdentifiedBy.CARD, "p"), "s"))
    runner._carry_out(fx.RegisterTemporary(2, None))
    runner.model = replace(runner.model, language="zh_CN")
    for question in waiting:
        question()
    assert desk.languages == ["en", "en"]
