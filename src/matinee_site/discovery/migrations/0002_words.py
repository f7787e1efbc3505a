"""The full-text table of the search index, on the rows of ``Entry``."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("discovery", "0001_initial")]

    operations = [
        migrations.RunSQL(
            "CREATE VIRTUAL TABLE discovery_words USING fts5 (folded, content='discovery_entry',"
            " content_rowid='id', prefix='1 2 3', detail='none',"
            " tokenize='unicode61 remove_diacritics 0')",
            "DROP TABLE discovery_words",
        )
    ]
