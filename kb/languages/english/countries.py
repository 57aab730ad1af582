"""The names of states in English, short and formal, as they stand after the name of a body and between parties."""

from __future__ import annotations

import re

SHORT = (
    "Afghanistan|Albania|Algeria|Andorra|Angola|Antigua and Barbuda|Argentina|Armenia|Australia|Austria|Azerbaijan"
    "|Bahamas|Bahrain|Bangladesh"
    "|Barbados|Belarus|Belgium|Belize|Benin|Bhutan|Bolivia|Bosnia and Herzegovina|Botswana|Brazil|Brunei "
    "Darussalam|Brunei|Bulgaria"
    "|Burkina Faso|Burundi|Cabo Verde|Cape Verde|Cambodia|Cameroon|Canada|Central African Republic|Chad|Chile"
    "|China|Colombia|Comoros|Congo"
    "|Cook Islands|Costa Rica|C[oô]te d['’]Ivoire|Croatia|Cuba|Cyprus|Czechia|Czech Republic|Denmark|Djibouti"
    "|Dominican Republic|Dominica"
    "|Ecuador|Egypt|El Salvador|Equatorial Guinea|Eritrea|Estonia|Eswatini|Ethiopia|Fiji|Finland|France|Gabon"
    "|Gambia|Georgia|Germany|Ghana"
    "|Great Britain|Greece|Grenada|Guatemala|Guinea-Bissau|Guinea|Guyana|Haiti|Holy See|Honduras|Hungary|Iceland"
    "|India|Indonesia|Iran|Iraq"
    "|Ireland|Israel|Italy|Jamaica|Japan|Jordan|Kazakhstan|Kenya|Kiribati|Korea|Kosovo|Kuwait|Kyrgyzstan|Kyrgyz "
    "Republic|Laos|Lao PDR|Latvia"
    "|Lebanon|Lesotho|Liberia|Libya|Liechtenstein|Lithuania|Luxembourg|Madagascar|Malawi|Malaysia|Maldives|Mali"
    "|Malta|Marshall Islands"
    "|Mauritania|Mauritius|Mexico|Micronesia|Moldova|Monaco|Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Namibia"
    "|Nauru|Nepal|Netherlands"
    "|New Zealand|Nicaragua|Nigeria|Niger|Niue|North Macedonia|Norway|Oman|Pakistan|Palau|Palestine|Panama|Papua "
    "New Guinea|Paraguay|Peru"
    "|Philippines|Poland|Portugal|Qatar|Romania|Russia|Rwanda|Saint Kitts and Nevis|Saint Lucia|Saint Vincent and "
    "the Grenadines|Samoa"
    "|San Marino|Sao Tome and Principe|Saudi Arabia|Senegal|Serbia|Seychelles|Sierra Leone|Singapore|Slovakia"
    "|Slovenia|Solomon Islands|Somalia"
    "|South Africa|South Sudan|Spain|Sri Lanka|Sudan|Suriname|Sweden|Switzerland|Syria|Tajikistan|Tanzania"
    "|Thailand|Timor-Leste|Togo|Tonga"
    "|Trinidad and Tobago|Tunisia|T[uü]rkiye|Turkey|Turkmenistan|Tuvalu|Uganda|Ukraine|United Arab Emirates"
    "|United Kingdom|United States"
    "|Uruguay|Uzbekistan|Vanuatu|Venezuela|Viet ?Nam|Yemen|Zambia|Zimbabwe|USA|U\\.S\\.A?\\.?|UK|U\\.K\\.|UAE|PRC"
)
FORMAL = (
    "United Kingdom of Great Britain and Northern Ireland|United States of America|United Republic of Tanzania"
    "|United Mexican States|United Arab Emirates"
    "|Lao People['’]?s['’]? Democratic Republic|Syrian Arab Republic|Russian Federation|Swiss Confederation"
    "|French Republic|Italian Republic"
    "|Hellenic Republic|Portuguese Republic|Argentine Republic|Slovak Republic|Lebanese Republic|Kyrgyz Republic"
    "|Hong Kong|Macao"
)
FORM = (
    "(?:(?:Democratic|Federal|Federative|Socialist|Islamic|People['’]s|Bolivarian|Plurinational|Oriental|Arab"
    "|Hashemite|Independent|Co-operative|Cooperative|Hong Kong Special Administrative) ){0,3}"
    "(?:Kingdom|Republic|Union|State|Commonwealth|Sultanate|Principality|Grand Duchy|Federation|Region|Nation"
    "|Government|States)"
)
_NAME = f"(?:{FORM} of (?:the )?){{0,3}}(?:{FORMAL}|{SHORT})".replace(" ", r"\s{1,3}").replace(
    r"Viet\s{1,3}?", r"Viet\s?"
)

COUNTRY = re.compile(rf"(?:the\s{{1,3}})?(?P<country>{_NAME})(?![\w’'])(?![-–]\w)", re.IGNORECASE)
"""A state at a place, the article before it not part of group ``country``."""
OF_COUNTRY = re.compile(rf"\s{{1,3}}of\s{{1,3}}(?:the\s{{1,3}})?{_NAME}(?![\w’'])", re.IGNORECASE)
"""The country words after the name of a body."""
IN_COUNTRY = re.compile(rf"\s{{1,3}}(?:in|to)\s{{1,3}}(?:the\s{{1,3}})?{_NAME}(?![\w’'])", re.IGNORECASE)
"""Where an embassy is, and to whom an ambassador is sent."""
WORDS = frozenset(word.lower() for name in SHORT.split("|") for word in [name] if name.isalpha()) | frozenset(
    "korea vietnam asean eu apec mekong mekong-japan indo-pacific asia europe africa".split()
)
"""Names of states and of groups of them that are one word."""
PEOPLES = frozenset(
    "thai japanese lao chinese korean vietnamese cambodian malaysian indonesian philippine singaporean burmese "
    "myanmar indian australian american "
    "british french german italian dutch swiss russian european asian palauan fijian nepalese bhutanese "
    "mongolian".split()
)
"""Adjectives of countries."""
