"""Alembic's entry: migrations run on the connection that disclosure.store.migrate hands over."""

from alembic import context

from disclosure.store.models import Model

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Model.metadata,
    render_as_batch=True,  # SQLite alters tables by copying them
)
with context.begin_transaction():
    context.run_migrations()
