"""Run migrations on the connection that ``paydesk.setup`` hands over."""

from alembic import context

from paydesk.models import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
context.run_migrations()
