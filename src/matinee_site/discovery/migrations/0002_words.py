"""The full-text table of the search index, on the rows of ``Entry``, where there is SQLite.

The next migration drops it again: the index is in files of its own, with any database.
"""

from django.db import migrations


def make(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(
            "CREATE VIRTUAL TABLE discovery_words USING fts5 (folded, content='discovery_entry',"
            " content_rowid='id', prefix='1 2 3', detail='none',"
            " tokenize='unicode61 remove_diacritics 0')"
        )


class Migration(migrations.Migration):
    dependencies = [("discovery", "0001_initial")]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
