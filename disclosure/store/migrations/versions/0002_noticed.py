"""Things seen on the way"""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('noticed',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('site_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('url', sa.Text(), nullable=False),
    sa.Column('said', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['site_id'], ['site.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('noticed', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_noticed_site_id'), ['site_id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('noticed', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_noticed_site_id'))

    op.drop_table('noticed')
