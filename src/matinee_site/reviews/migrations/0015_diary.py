"""Critics keep their own diaries, editors everybody's; each may be hidden from readers."""

from django.db import migrations, models

WHO = {"Critics": ("add",), "Editors": ("add", "change", "delete", "view")}


def permit(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")
    kind, _ = ContentType.objects.get_or_create(app_label="reviews", model="viewing")
    for name, actions in WHO.items():
        group = Group.objects.filter(name=name).first()
        for action in actions if group else ():
            permission, _ = Permission.objects.get_or_create(
                content_type=kind, codename=f"{action}_viewing",
                defaults={"name": f"Can {action} viewing"},
            )
            group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0014_released_today"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [
        migrations.AddField(
            model_name="critic",
            name="diary_shown",
            field=models.BooleanField(
                default=True,
                help_text="What they saw, day by day: viewings, and reviews with a day.",
                verbose_name="show the diary to readers",
            ),
        ),
        migrations.RunPython(permit, migrations.RunPython.noop),
    ]
