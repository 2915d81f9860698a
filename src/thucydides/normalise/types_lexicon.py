"""Trigger words of the first event types; ``docs/reference/event-types.md`` documents each with its crosswalk.

A pattern is matched on whole words in lower case. ``CONSEQUENCES`` say what happened to people or things; where a cause
stands in the same sentence they attach to it.
"""
# ruff: noqa: E501  an alternation cut into pieces is harder to check than a long one

from __future__ import annotations

from collections.abc import Mapping

# A weapon's blow as a verb: "missiles hit Dorna". Bare "hit", "struck", "landed" need a weapon in the sentence.
WEAPON = (
    r"(?:missiles?|rockets?|drones?|uavs?|shells?|mortars?|artillery|bombs?|glide bombs?|warplanes?|aircraft|jets?|"
    r"munitions?|shahed\w*|iskander\w*|grad|himars|atacms|projectiles?|airstrikes?|air strikes?)"
)
TRIGGERS: Mapping[str, tuple[str, ...]] = {
    "strike": (
        r"(?:air|missile|drone|rocket|artillery|mortar|bomb|glide[- ]bomb|uav)[- ]?(?:and [a-z]+ )?(?:strikes?|attacks?|raids?)",
        r"airstrikes?|shell(?:ed|ing|ings)|bombard(?:ed|ing|ment|ments)|bomb(?:ed|ing|ings)|air raids?",
        rf"(?:{WEAPON})\b[^.,;!?\n]{{0,60}}?\b(?:hit|hits|struck|strike|strikes|landed|slammed|crashed|fell|exploded|attacked|damaged|killed)",
        rf"(?:hit|struck|attacked|pounded|targeted) (?:by|with)\b[^.;!?\n]{{0,30}}?\b(?:{WEAPON})",
        rf"(?:launch(?:ed|es|ing)?|fire[ds]?|firing|dropp?(?:ed|ing)?)\b[^.;!?\n]{{0,40}}?\b(?:{WEAPON})",
        r"(?:precision|retaliatory|massive|deadly|overnight|double[- ]tap|combined|long[- ]range) strikes?|strikes? (?:on|hit|killed|against)",
        r"(?:shells?|rockets?|missiles?|bombs?) (?:rained|fell)|came under (?:fire|shelling|attack)|explosions?|blasts?",
    ),
    "ground-attack": (
        r"offensives?|counter-?offensives?|assaults?|assaulted|storm(?:ed|ing)|attack(?:ed|ing)? southwards?|clash(?:es|ed)?",
        r"fighting|battles?|firefights?|gun ?battles?|ambush(?:ed|es)?|incursions?|cross-border attacks?|broke through|advances?|advanced|advancing",
        r"ground attacks?|launched (?:an? )?attacks?|attack(?:s|ed)? (?:from|on|at|in|near|against)|break through",
    ),
    "territory-taken": (
        r"(?:seiz|captur|liberat|occup|retak|recaptur|regain|conquer|overr)(?:e|es|ed|ing|ied|ies|ying|an|un)\b[^.;!?\n]{0,40}?\b(?:villages?|towns?|settlements?|cit(?:y|ies)|areas?|territory|territories|positions?|district|region|hill|heights|control)",
        r"(?:took|taken|take|takes|taking|gain(?:ed|s)?|established?) (?:full |complete )?control",
        r"(?:took|taken|takes?|taking)\b(?! (?:place|part|off|to|an?|over|up|in)\b)[^.,;!?\n]{0,45}?\b(?:villages?|towns?|settlements?|cit(?:y|ies)|areas?|region)",
        r"(?:reached|entered)\b[^.,;!?\n]{0,45}?\b(?:towns?|villages?|cit(?:y|ies)|outskirts|suburbs?)",
        r"(?:has|have|had|been|was|were) (?:fully |completely )?(?:seized|captured|liberated|occupied|retaken|recaptured|overrun)",
        r"(?:liberated|recaptured|retook|seized|captured|regained)|(?:reached|entered|pushed into) (?:the )?(?:[a-z]+ )?(?:towns?|villages?|cit(?:y|ies)|outskirts)|fell to",
        r"territorial gains?|gains? of territory|partial successes",
    ),
    "territory-lost": (
        r"withdr(?:e|a)w(?:n|al|ing|s)?|retreat(?:ed|ing|s)?|pull(?:ed|ing)? (?:back|out)|lost (?:control|the (?:town|village|settlement|city))",
        r"abandon(?:ed|ing)?|(?:were|was|been) (?:driven|forced|pushed) (?:back|out)|surrendered? (?:the )?(?:town|village|position)s?",
    ),
    "attack-repelled": (
        r"repel(?:led|ling|s)?|repuls(?:ed|ing|e|es)|beaten back|fought off|thwart(?:ed|ing)?|fend(?:ed|ing) off|foil(?:ed|ing)?",
        r"(?:stopp|halt)ed (?:the |an? )?(?:[a-z]+ )?(?:attacks?|advances?|assaults?|offensive)|held (?:their|the|its) (?:lines?|positions?)",
    ),
    "intercepted": (
        r"intercept(?:ed|ing|s|ion|ions)?|shot down|shoot(?:ing)? down|downed|brought down|destroyed in the air",
        r"(?:neutrali[sz]ed|suppressed|jammed)\b[^.;!?\n]{0,30}?\b(?:drones?|uavs?|missiles?)",
    ),
    "killed": (
        r"kill(?:ed|ing|s)?|dead|died|dies|deaths?|fatalit(?:y|ies)|slain|lost (?:their|his|her) li(?:fe|ves)|perished|death toll|bodies|corpses",
        r"murder(?:ed|s)?|massacres?|massacred|executed|executions?|eliminated|casualt(?:y|ies)|claimed the li(?:fe|ves)",
    ),
    "wounded": (r"wound(?:ed|ing|s)|injur(?:ed|ing|ies|y)|hurt|hospitali[sz]ed|maimed",),
    "equipment-destroyed": (
        r"(?:destroy(?:ed|ing|s)?|knocked out|burn(?:ed|t)|sank|sunk|wiped out|disabled|hit|struck)\b[^.;!?\n]{0,60}?\b(?:tanks?|vehicles?|artillery|howitzers?|guns?|aircraft|planes?|jets?|helicopters?|ships?|boats?|systems?|launchers?|radars?|column|equipment|armou?r|warships?|drones?|depots?)",
        r"(?:tanks?|vehicles?|howitzers?|aircraft|helicopters?|ships?|launchers?|warships?)\b[^.;!?\n]{0,30}?\b(?:were|was|been) (?:destroyed|knocked out|sunk|hit)",
    ),
    "damage": (
        r"damag(?:ed|ing|e|es)|(?:set|caught) (?:on fire|ablaze)|destroyed|ruined|levell?ed|in ruins|rubble|gutted|fires? broke out|demolished|destruction",
        r"sabotag(?:e|ed)",
    ),
    "outage": (
        r"(?:power|electricity|water|gas|heating|internet|communications?) (?:outages?|cuts?|failures?|supply (?:was|is|has been))",
        r"black-?outs?|without (?:power|electricity|water|heat(?:ing)?|gas)|left in the dark|(?:cut|knocked) (?:off|out) (?:power|electricity|water)",
    ),
    "captured": (
        r"detain(?:ed|ing|s)?|arrest(?:ed|s|ing)?|taken (?:prisoner|hostage|captive)s?|took\b[^.;!?\n]{0,20}?\b(?:prisoners?|captives?|hostages?)",
        r"captured\b[^.;!?\n]{0,25}?\b(?:soldiers?|troops|prisoners?|servicemen|fighters|men)|surrender(?:ed)?|prisoners? of war|pows?|abduct(?:ed|ions?)?|kidnapp?(?:ed|ings?)?",
    ),
    "displaced": (
        r"evacuat(?:ed|ion|ions|ing|e)|displac(?:ed|ement|ing)|fled|flee(?:ing|s)?|refugees?|forced from their homes|left their homes|leaving for",
    ),
    "deployment": (
        r"deploy(?:ed|ing|ment|ments|s)?|reinforc(?:e|ed|ing|ements?)|redeploy(?:ed|ment|ing)?|divert(?:ed|ing)|mobili[sz](?:e|ed|ation|ing)|massed|amass(?:ed|ing)|sen[dt](?:ing)?\b[^.;!?\n]{0,30}?\b(?:troops|soldiers|forces|reinforcements)|conscript(?:s|ion|ed)?|troop movements?",
    ),
    "arms-supply": (
        r"(?:suppl(?:y|ied|ies|ying)|deliver(?:ed|y|ies|ing)?|provid(?:e|ed|ing)|send(?:ing)?|sent|transfer(?:red)?|donat(?:e|ed))\b[^.;!?\n]{0,40}?\b(?:weapons?|arms|ammunition|missiles?|shells|tanks?|jets?|air defen[cs]e|military aid|howitzers?|patriots?)",
        r"military (?:aid|assistance)(?: packages?)?|arms (?:deliver(?:y|ies)|shipments?|suppl(?:y|ies)|transfers?)|aid package",
    ),
    "talks": (
        r"talks|negotiat(?:e|ed|ions?|ing|ors?)|peace (?:treaty|deal|plan|conference|summit)|cease-?fires?|truces?|summit|prisoner (?:exchange|swap)s?|exchange of prisoners|surrender deals?|agreements?|mediat(?:ion|ed|ors?)",
    ),
    "threat": (
        r"threat(?:s|ens?|ened|ening)?|ultimatum|retaliat(?:e|ion|ory)|warned (?:of|that)|nuclear (?:weapons?|war|strike|exercises?|drills?)",
    ),
    "humanitarian": (
        r"humanitarian (?:aid|corridors?|convoys?|pause)|aid (?:convoys?|workers?|deliver(?:y|ies))|relief supplies|siege[ds]?|besieged|blockade[ds]?|famine",
    ),
}  # fmt: skip
CAUSES: tuple[str, ...] = ("strike", "ground-attack")
CONSEQUENCES: frozenset[str] = frozenset({"killed", "wounded", "damage", "outage", "equipment-destroyed", "displaced"})
