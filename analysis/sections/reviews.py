"""Verdicts as schema.org ClaimReview, for machines that read reports."""

import json
from typing import Any

from analysis.blocks import Attachment
from analysis.dossier import Dossier
from analysis.language import _
from analysis.origins import link
from analysis.quantities import from_claim
from analysis.verdicts import Judgement
from analysis.verdicts.amounts import printed

PUBLISHER = "Brief"


def claim_reviews(dossier: Dossier) -> Attachment:
    """Return a ClaimReview for every claim of the pair as one JSON-LD document.

    The rating has words and no number: a verdict is none of a scale. Equal judgements give
    equal bytes.
    """
    graph = {
        "@context": "https://schema.org",
        "@graph": [_review(dossier, judged) for judged in dossier.judgements],
    }
    return Attachment(
        name="claim-review.json",
        media_type="application/ld+json",
        text=json.dumps(graph, ensure_ascii=False, indent=1) + "\n",
        description=_("The verdict on every claim, as schema.org ClaimReview"),
    )


def _review(dossier: Dossier, judged: Judgement) -> dict[str, Any]:
    claim = judged.claim
    return {
        "@type": "ClaimReview",
        "identifier": claim.claim_id,
        "datePublished": dossier.day.isoformat(),
        "author": {"@type": "Organization", "name": PUBLISHER},
        "claimReviewed": _claimed(judged),
        "itemReviewed": {
            "@type": "Claim",
            "author": {"name": claim.speaker or claim.source.publisher},
            **_known("datePublished", claim.source.published),
            "appearance": {
                "@type": "CreativeWork",
                "name": claim.source.title,
                "publisher": {"@type": "Organization", "name": claim.source.publisher},
                **_known("url", link(claim.source, claim.phrase)),
            },
        },
        "reviewRating": {"@type": "Rating", "alternateName": judged.words},
        "reviewBody": " ".join([judged.reason, *(step.plain for step in judged.arithmetic)]),
    }


def _known(term: str, value: str) -> dict[str, str]:
    """Return a term with its value, or nothing where it has none: an empty date is no date."""
    return {term: value} if value else {}


def _claimed(judged: Judgement) -> str:
    quantity = from_claim(judged.claim)
    return f"{quantity.note.label}: {printed(quantity)}"
