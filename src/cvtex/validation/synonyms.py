"""Names in other tools, and other common names, for the keys of cvtex."""

from __future__ import annotations

# The names in RenderCV, JSON Resume, YAMLResume, LinkedIn, Europass and the templates of Awesome-CV
# and moderncv, and other common names. They are in lower case, without `_`, `-` and spaces.
SAME = {
    "work": "experience", "workexperience": "experience", "employment": "experience",
    "jobs": "experience", "positions": "experience", "referees": "references",
    "students": "people", "honors": "awards", "prizes": "awards",
    "software": "projects", "presentations": "talks", "invitedtalks": "talks", "bullets": "list",
    "items": "list", "prose": "text", "paragraph": "text", "paragraphs": "text", "dates": "date",
    "year": "date", "when": "date", "period": "date", "company": "organization",
    "organisation": "organization", "employer": "organization", "role": "position",
    "jobtitle": "position", "studytype": "degree", "school": "institution",
    "university": "institution", "gpa": "score", "grade": "score", "coursework": "courses",
    "description": "summary", "website": "url", "homepage": "url", "link": "url", "mail": "email",
    "emailaddress": "email", "headline": "label", "bib": "bibliography",
    "bibliographies": "bibliography", "socialnetworks": "profiles", "aliases": "signs_as",
    "venue": "venues", "tags": "keywords", "types": "type", "major": "area", "fieldofstudy": "area",
    "studyarea": "area", "supervisor": "advisors", "supervisors": "advisors", "advisor": "advisors",
    "place": "location", "telephone": "phone", "tel": "phone", "mobile": "phone",
    "phonenumber": "phone", "technologies": "keywords", "techstack": "keywords",
    "stack": "keywords", "issuer": "awarder", "photo": "image", "picture": "image",
    "avatar": "image", "certifications": "certificates", "licenses": "certificates",
    "licences": "certificates", "hobbies": "interests", "volunteering": "volunteer",
    "volunteerwork": "volunteer", "volunteerexperience": "volunteer", "funding": "grants",
    "researchgrants": "grants", "peerreview": "reviewing", "refereeing": "reviewing",
    "editorial": "reviewing", "reviews": "reviewing", "affiliations": "memberships",
    "societies": "memberships", "coursestaken": "courses", "testscores": "tests", "exams": "tests",
    "exhibits": "exhibitions", "concerts": "performances", "pressmentions": "press",
    "mediacoverage": "press", "lang": "language", "langid": "language",
}  # fmt: skip
"""Names that mean a key of cvtex, so that a fix may rename them."""

RELATED = {
    "mentorship": "supervision", "service": "entries", "activities": "entries",
    "artifacts": "projects", "profile": "text", "about": "text", "objective": "text",
    "summary": "text", "startdate": "date", "enddate": "date", "note": "summary",
    "from": "date", "until": "date",
    "details": "highlights", "bullet": "list", "field": "area", "subject": "area",
    "city": "location", "address": "location", "theme": "design", "rules": "checks",
    "by": "awarder", "publisher": "awarder", "issued": "date", "releasedate": "date",
    "training": "courses", "continuingeducation": "courses", "mentoring": "supervision",
    "theses": "supervision", "shows": "exhibitions", "media": "press", "admissions": "certificates",
}  # fmt: skip
"""Names with a meaning near to that of a key: a person has to decide."""

UNRELATED = frozenset({
    "settings", "rendercvsettings", "locale", "meta", "metadata", "number", "reversednumber",
    "reference", "roles", "entity", "layouts",
})  # fmt: skip
"""Names in other tools for which cvtex has nothing, though they are spelled like one of its keys.
"""

SAME_IN = {
    "sections": {"heading": "title", "subsections": "blocks", "parts": "blocks"},
    "experience": {"roles": "positions"},
    "awards": {"name": "title", "award": "title", "organization": "awarder"},
    "talks": {"name": "title", "event": "venues", "conference": "venues"},
    "projects": {"title": "name"},
    "teaching": {
        "title": "course", "name": "course", "school": "institution", "organization": "institution",
    },
    "people": {"affiliation": "organization", "institution": "organization"},
    "entries": {
        "name": "title", "journal": "venue", "booktitle": "venue", "author": "authors",
        "editor": "editors", "entrytype": "type",
    },
    "skills": {"label": "name", "category": "name", "title": "name", "proficiency": "level"},
    "languages": {"name": "language", "level": "fluency", "proficiency": "fluency"},
    "certificates": {
        "title": "name", "certificate": "name", "license": "name", "licence": "name",
        "authority": "issuer", "organization": "issuer", "awarder": "issuer", "expiry": "expires",
        "expirydate": "expires", "expiration": "expires", "expirationdate": "expires",
        "validuntil": "expires", "validthrough": "expires", "credentialid": "number",
        "licensenumber": "number", "licencenumber": "number",
    },
    "memberships": {"name": "organization", "society": "organization", "role": "position"},
    "volunteer": {"name": "organization"},
    "grants": {
        "name": "title", "project": "title", "agency": "funder", "sponsor": "funder",
        "awarder": "funder", "organization": "funder", "program": "programme",
        "scheme": "programme", "grantnumber": "number", "budget": "amount", "value": "amount",
        "applicants": "co_applicants", "coinvestigators": "co_applicants",
        "investigators": "co_applicants", "status": "state", "position": "role",
    },
    "patents": {
        "name": "title", "assignee": "holder", "owner": "holder", "state": "status",
        "patentnumber": "number", "applicationnumber": "number", "authors": "inventors",
        "issuer": "office",
    },
    "reviewing": {"position": "role", "journals": "venues", "conferences": "venues"},
    "supervision": {
        "student": "name", "person": "name", "candidate": "name", "level": "degree",
        "position": "role", "organization": "institution", "result": "outcome", "now": "outcome",
    },
    "courses": {
        "title": "name", "course": "name", "institution": "provider", "organization": "provider",
        "issuer": "provider", "school": "provider", "university": "provider", "ects": "credits",
        "duration": "hours",
    },
    "tests": {
        "title": "name", "test": "name", "exam": "name", "max": "of", "maximum": "of",
        "outof": "of", "result": "score",
    },
    "exhibitions": {
        "name": "title", "gallery": "venue", "museum": "venue", "kind": "format",
        "type": "format", "curators": "curator", "curatedby": "curator",
    },
    "performances": {
        "name": "title", "work": "title", "ensemble": "organization", "instrument": "role",
        "position": "role",
    },
    "press": {
        "name": "title", "publisher": "outlet", "newspaper": "outlet", "publication": "outlet",
        "source": "outlet", "journalist": "author",
    },
    "interests": {"title": "name", "interest": "name"},
    "references": {"affiliation": "organization", "institution": "organization"},
    "profiles": {"platform": "network", "handle": "username", "user": "username"},
    "name": {
        "first": "given", "firstname": "given", "forename": "given", "last": "family",
        "lastname": "family", "surname": "family", "givenname": "given", "familyname": "family",
        "honorificprefix": "prefix", "postnominals": "credentials",
    },
    "email": {"address": "value", "email": "value"},
    "phone": {"number": "value", "phone": "value", "telephone": "value"},
    "location": {"address": "value", "location": "value"},
    "url": {"url": "value", "address": "value", "link": "value"},
    "personal": {
        "dateofbirth": "birth_date", "dob": "birth_date", "birthdate": "birth_date",
        "birthday": "birth_date", "placeofbirth": "birth_place", "birthplace": "birth_place",
        "citizenship": "nationality",
        "drivinglicense": "driving_licence", "driverslicense": "driving_licence",
        "driverlicense": "driving_licence", "civilstatus": "marital_status", "sex": "gender",
        "workpermit": "permit", "residencepermit": "permit", "nationalities": "nationality",
    },
}  # fmt: skip
"""As `SAME`, by the mapping, or the list of mappings, that has the key; these come first."""

RELATED_IN = {
    "education": {"name": "institution", "organization": "institution", "title": "degree"},
    "experience": {"name": "organization", "title": "position", "institution": "organization"},
    "positions": {"title": "position", "name": "position"},
    "talks": {"organization": "venues"},
    "people": {"title": "position"},
    "memberships": {"title": "position"},
    "volunteer": {"title": "position", "institution": "organization"},
    "references": {"title": "position", "text": "reference", "quote": "reference"},
    "supervision": {"title": "thesis", "topic": "thesis"},
    "patents": {"country": "office"},
    "skills": {"details": "keywords", "items": "keywords", "skills": "keywords"},
    "profiles": {"name": "network", "id": "username"},
    "name": {"middle": "given", "title": "prefix", "honorificsuffix": "credentials"},
    "email": {"name": "label", "type": "label"},
    "phone": {"name": "label", "type": "label"},
    "location": {"name": "label", "type": "label"},
    "url": {"name": "label", "type": "label"},
    "personal": {"born": "birth_date", "visa": "permit", "military": "military_service"},
}
"""As `RELATED`, by the mapping, or the list of mappings, that has the key."""
