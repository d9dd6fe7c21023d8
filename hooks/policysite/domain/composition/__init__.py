"""From the model to the neutral document: numbering, references, facts, and the words that facts give."""

from policysite.domain.composition.compose import Composition, Unresolved, compose

__all__ = ["Composition", "Unresolved", "compose"]
