"""What the desk adds to Wagtail's addresses, all under ``/desk/``."""

from django.urls import path

from matinee_site.desk.archives.views import (
    archive,
    archive_decisions,
    archive_mapping,
    archive_progress,
    archive_table,
    archive_work,
    archives,
)
from matinee_site.desk.check import check_page
from matinee_site.desk.facts.identity import identity_page, ruling_take_back
from matinee_site.desk.facts.views import (
    catalogue_page,
    fact_take_back,
    film_add,
    film_edit,
    person_edit,
    series_edit,
)
from matinee_site.desk.lists import lists_page, take_out_list
from matinee_site.desk.live.accepting import accept_finding, take_back_finding
from matinee_site.desk.live.answers import by_method
from matinee_site.desk.live.check import check_draft
from matinee_site.desk.live.difference import show_difference
from matinee_site.desk.live.films import about_film, complete, find_films, new_film
from matinee_site.desk.live.notes import change_notes, list_notes
from matinee_site.desk.live.pictures import add_picture
from matinee_site.desk.live.sharing import change_links, list_links
from matinee_site.desk.rules import rule_page

urlpatterns = [
    path("check/", check_page, name="desk_check"),
    path("archives/", archives, name="desk_archives"),
    path("archives/<int:number>/", archive, name="desk_archive"),
    path("archives/<int:number>/progress/", archive_progress, name="desk_archive_progress"),
    path("archives/<int:number>/work/", archive_work, name="desk_archive_work"),
    path("archives/<int:number>/columns/", archive_mapping, name="desk_archive_columns"),
    path("archives/<int:number>/decisions/", archive_decisions, name="desk_archive_decisions"),
    path("archives/<int:number>/table/", archive_table, name="desk_archive_table"),
    path("lists/", lists_page, name="desk_lists"),
    path("lists/<int:pk>/<slug:form>/", take_out_list, name="desk_list_out"),
    path("catalogue/", catalogue_page, name="desk_catalogue"),
    path("catalogue/films/add/", film_add, name="desk_film_add"),
    path("catalogue/films/<int:number>/", film_edit, name="desk_film_edit"),
    path("catalogue/people/<int:number>/", person_edit, name="desk_person_edit"),
    path("catalogue/series/<int:number>/", series_edit, name="desk_series_edit"),
    path("catalogue/facts/<int:number>/", fact_take_back, name="desk_fact_take_back"),
    path("catalogue/same/", identity_page, name="desk_identity"),
    path("catalogue/same/<int:number>/", ruling_take_back, name="desk_ruling_take_back"),
    path("rules/<slug:rule>/", rule_page, name="desk_rule"),
    path("live/check/", check_draft, name="desk_live_check"),
    path("live/accept/", accept_finding, name="desk_live_accept"),
    path("live/take-back/", take_back_finding, name="desk_live_take_back"),
    path("live/difference/", show_difference, name="desk_live_difference"),
    path("live/complete/", complete, name="desk_live_complete"),
    path("live/films/", by_method(get=find_films, post=new_film), name="desk_live_films"),
    path("live/films/<int:number>/", about_film, name="desk_live_film"),
    path("live/pictures/", add_picture, name="desk_live_pictures"),
    path("live/notes/", by_method(get=list_notes, post=change_notes), name="desk_live_notes"),
    path("live/links/", by_method(get=list_links, post=change_links), name="desk_live_links"),
]
