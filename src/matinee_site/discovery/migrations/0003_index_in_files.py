"""The search index is in files of its own; its tables go."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("discovery", "0002_words")]

    operations = [
        migrations.RunSQL("DROP TABLE IF EXISTS discovery_words", migrations.RunSQL.noop),
        migrations.DeleteModel("Entry"),
        migrations.DeleteModel("Indexed"),
    ]
