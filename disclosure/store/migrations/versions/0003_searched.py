"""Decisions that the credit site was asked for one by one; the kept pages of things seen on the way"""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('searched',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('site_id', sa.Integer(), nullable=False),
    sa.Column('department', sa.String(length=200), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('document_number', sa.Text(), nullable=True),
    sa.Column('party', sa.Text(), nullable=True),
    sa.Column('decision_date', sa.Date(), nullable=True),
    sa.Column('found', sa.Boolean(), nullable=False),
    sa.Column('asked', sa.JSON(), nullable=False),
    sa.Column('evidence', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['site_id'], ['site.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('searched', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_searched_site_id'), ['site_id'], unique=False)
    with op.batch_alter_table('noticed', schema=None) as batch_op:
        batch_op.add_column(sa.Column('evidence', sa.Text(), server_default='', nullable=False))


def downgrade() -> None:
    with op.batch_alter_table('noticed', schema=None) as batch_op:
        batch_op.drop_column('evidence')
    with op.batch_alter_table('searched', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_searched_site_id'))

    op.drop_table('searched')
