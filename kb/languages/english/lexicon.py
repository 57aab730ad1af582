"""English words that names are made of: the heads of each sort of name, and what is no part of a name."""

from __future__ import annotations

import re

BODY = frozenset(
    "ministry department agency authority bureau office centre center institute institution commission council "
    "corporation association "
    "organisation organization foundation secretariat administration university college academy bank division "
    "directorate inspectorate "
    "laboratory court tribunal board federation confederation chamber faculty school company cooperative "
    "co-operative embassy consulate "
    "directorate-general section union police guard committee group team society polytechnic observatory "
    "headquarters conservatory branch club".split()
)
EVENT = frozenset(
    "conference workshop forum meeting exhibition expo summit symposium seminar dialogue congress fair "
    "consultation consultations festival "
    "roundtable ride games colloquium webinar hackathon talks competition championship championships "
    "marathon gathering lecture bootcamp retreat biennale triennale regatta showcase world week contest olympiad tournament award awards prize".split()
)
PROGRAMME = frozenset(
    "programme program project partnership initiative exercise simulation scheme fellowship fellowships platform "
    "system facility fund plan "
    "pilot course courses drill study network corridor link mechanism campaign challenge scholarship scholarships portal masterplan "
    "roadmap database trial".split()
)
PLACE = frozenset(
    "province prefecture city district subdistrict sub-district municipality town village island islands "
    "peninsula port harbor harbour airport "
    "aerodrome station building tower hotel hall palace park bridge dam reservoir swamp temple shrine castle "
    "stadium arena complex estate plaza "
    "resort square gymnasium pier wharf terminal ward county governorate regency barangay auditorium "
    "theatre theater".split()
)
EITHER = frozenset("museum hospital library".split())
"""Heads of bodies that are places after ``at`` and ``in``."""
PLACE_FIRST = frozenset("hotel ban wat koh ko amphoe hat laem museum camp mount doi khao pulau".split())
"""Heads of places that stand before the name."""
HEADS = BODY | EVENT | PROGRAMME | PLACE | EITHER | frozenset("co. ltd. inc. corp. plc limited llc".split())
OF_PLACE = frozenset(
    "port city province prefecture district island municipality town village governorate county".split()
)
"""Heads of places before ``of``."""

HALLS = frozenset(
    "mail convention conference exhibition shopping sports distribution sorting evacuation community "
    "logistics congress delivery".split()
)
"""What makes a centre a place."""
COMPANIES = frozenset("company corporation co. ltd. inc. corp. plc limited llc".split())
"""Heads of the names of companies."""
LINKS = frozenset("and of for the on in to by with at & , from".split())
COMPANY = re.compile(
    r"(?:(?:\s(?:Public\s)?Company)?,?\s(?:(?:Limited|LIMITED|PLC|plc|LLC)\b|(?:Ltd|LTD|Inc|INC|K\.K)\b\.?)(?:,?\sLtd\b\.?)?)"
)
"""What follows the name of a company."""

STOP = frozenset(
    # words that are capitals at the start of a sentence or in a title, and begin no name
    "a an this that these those each either both neither any all some no such every another other others its "
    "their his her our your my "
    "whose which who what when where while whereas if as at by from under since after before during until upon "
    "without within between among "
    "through towards against into over about per via concerning regarding including pursuant according following "
    "owing due because although "
    "however moreover furthermore meanwhile additionally also then thus therefore accordingly hence finally "
    "further today yesterday recently "
    "recalling noting recognizing recognising considering desiring wishing appreciating welcoming acknowledging "
    "bearing mindful aware having "
    "convinced determined reaffirming expressing emphasizing emphasising stressing believing taking pursuing "
    "acting being seeking referring "
    "is are was were be been has have had will shall may must can should would do does did not it he she they we "
    "i you there here "
    "signs sign signed signing approves approve approved meets meet met visits visit visited opens opened "
    "launches launch launched hosts host hosted "
    "hold holds held joins joined attends attended presides presided chairs chaired agrees agree agreed endorses "
    "endorsed discusses discussed "
    "welcomes welcomed receives received announces announced acknowledged acknowledges proposes proposed assigned "
    "ordered reports said says "
    "participates participated strengthens strengthen enhances enhance promotes promoted establishes established "
    "begins leads led to "
    "title draft gist re article articles section sections paragraph paragraphs clause clauses chapter "
    "appendix part item items "
    "agenda subject no nos page dated done gov www "
    # instruments
    "memorandum memoranda agreement agreements treaty protocol declaration statement communique communiqué note "
    "letter "
    "arrangement arrangements contract act decree regulation regulations constitution rules minutes record "
    "resolution charter "
    # titles of persons, and months and days
    "mr mrs ms dr gen general-secretary prof professor his excellency excellencies hon honourable honorable madam "
    "sir messrs he. h.e mr. mrs. ms. dr. gen. "
    "prof. january february march april june july august september october november december monday tuesday "
    "wednesday thursday friday saturday "
    "sunday yes signature attachment page cc tel fax e-mail".split()
)
OFFICE = frozenset(
    "minister ministers vice-minister vice-ministers secretary secretary-general director director-general "
    "president commissioner governor "
    "ambassador chairman chairperson chair chairwoman chief officer counsellor councillor rector dean mayor "
    "administrator manager deputy "
    "commander spokesperson spokesman premier prime consul-general inspector-general vice-president delegate "
    "representative excellency "
    "under-secretary secretaries".split()
)
"""Words of offices, which stand beside the names of bodies and are no part of them."""

GENERIC = frozenset(
    "joint steering technical working expert experts implementing executing competent coordinating co-ordinating "
    "coordination contact lead host "
    "receiving sending participating relevant concerned designated responsible central local regional "
    "governmental government private public "
    "international national other own new main head branch field liaison project permanent general special ad hoc "
    "bilateral mixed organizing "
    "organising management advisory supervisory executive drafting negotiating research training educational "
    "financial depositary said same "
    "annual regular preparatory ministerial ministers ministers’ ministers' high-level senior officials "
    "officials’ officials' level first second third fourth fifth "
    "sixth seventh eighth ninth tenth next last final opening closing review follow-up planning policy study "
    "group committee official plenary "
    "pilot work action master exchange cooperation co-operation development assistance grant business information "
    "communication communications "
    "operating legal health implementation feasibility strategic economic comprehensive partnership global human "
    "resource resources capacity "
    "building early warning alert monitoring evaluation data security social digital security protection "
    "education service services sub "
    "national-level sub-committee state two three four both virtual online face-to-face kick-off academic "
    "scientific science technology "
    "feasibility post smart sister capital model friendly inner old railway bus police fire power seaport sea air "
    "airport domestic convention "
    "town municipal industrial fishing commercial foreign partner test test-bed emergency disaster response "
    "safety support supply energy water "
    "quality control transport transportation commercial registered postal single window language thai "
    "japanese english royal outer".split()
)
"""Words that make no proper name by themselves."""
ROLE = frozenset(
    "joint steering technical working expert experts implementing executing competent coordinating co-ordinating "
    "coordination contact lead host "
    "receiving sending participating relevant concerned designated responsible central local regional "
    "governmental government private public "
    "other own new main head field liaison project permanent general special ad hoc bilateral mixed "
    "organizing organising partner arbitral "
    "management advisory supervisory executive drafting negotiating depositary said same annual regular "
    "preparatory senior member national "
    "provincial district municipal prefectural international educational financial research training first second "
    "third sub two state overseas "
    "foreign domestic secondary".split()
)
"""Words that say what a body is to others, and so make no name of it by themselves."""
OF_NATION = frozenset("bank university embassy consulate institute museum library parliament".split())
"""Heads that the name of a country makes proper names."""
GENERIC_AFTER = frozenset(
    "participant participants party parties side sides ministry ministries government governments directors "
    "ministers members trustees "
    "governors signatory signatories country countries excellence experts agencies institutions states thai "
    "japanese agency organization "
    "committee programme project work establishment meetings meeting member other two respective relevant "
    "sending receiving".split()
)
"""What follows ``of`` after a head that is no proper name, or is followed by no more of its own."""
ABSTRACT = frozenset(
    "organization organisation administration authority union team court society group committee police".split()
)
"""Heads that before ``of`` mean something done or a quality as often as a body."""
SET_UP = frozenset("committee commission council board group secretariat team office".split())
"""What an instrument sets up, if it is joint."""
NATIONAL = frozenset("national international central royal parliamentary federal world asian".split())
SECOND = frozenset(
    "course courses system study network corridor link exercise plan platform facility mechanism fund trial partnership database "
    "challenge talks games ride portal".split()
)
"""Heads that need two words of their own before them to be proper names."""
AND_THE = frozenset("pacific caribbean environment arts crescent humanities sea".split())
"""What belongs to the name of a body though ``and the`` stands before it."""
NO_NAME_AFTER = frozenset(
    "agreement act law convention protocol treaty declaration memorandum decree regulation regulations "
    "code bill accord statute".split()
)
"""After a head these make it the name of an instrument."""
ORDINAL = re.compile(
    r"(?:\d{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|inaugural)",
    re.IGNORECASE,
)
FIELDS = frozenset("minister ministers vice-minister vice-ministers secretary minister-delegate".split())
"""Offices that have a field after ``of``, not a body."""
