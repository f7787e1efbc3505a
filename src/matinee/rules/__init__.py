"""The rules: each a value in a file of its own, collected here by name."""

from matinee.rules import (
    character,
    country,
    credit_actor,
    credit_characters_by,
    credit_cinematographer,
    credit_composer,
    credit_costume_designer,
    credit_director,
    credit_editor,
    credit_executive_producer,
    credit_producer,
    credit_production_designer,
    credit_screenplay,
    credit_source_author,
    credit_story,
    credit_stunt_coordinator,
    credit_writer,
    genre,
    name_misspelt,
    runtime,
    year,
)
from matinee.rules.model import Example, Rule

RULES: tuple[Rule, ...] = (
    credit_director.RULE,
    credit_writer.RULE,
    credit_screenplay.RULE,
    credit_story.RULE,
    credit_source_author.RULE,
    credit_characters_by.RULE,
    credit_producer.RULE,
    credit_executive_producer.RULE,
    credit_cinematographer.RULE,
    credit_composer.RULE,
    credit_editor.RULE,
    credit_production_designer.RULE,
    credit_costume_designer.RULE,
    credit_stunt_coordinator.RULE,
    credit_actor.RULE,
    character.RULE,
    year.RULE,
    runtime.RULE,
    genre.RULE,
    country.RULE,
    name_misspelt.RULE,
)
BY_ID = {rule.id: rule for rule in RULES}

__all__ = ["BY_ID", "RULES", "Example", "Rule"]
