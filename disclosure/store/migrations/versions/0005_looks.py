"""When a site was looked at, the pages that were tried, and from when its second look may be taken"""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('visit', schema=None) as batch_op:
        batch_op.add_column(sa.Column('looks', sa.JSON(), server_default='[]', nullable=False))
        batch_op.add_column(sa.Column('attempts', sa.JSON(), server_default='[]', nullable=False))
        batch_op.add_column(sa.Column('confirm_from', sa.DateTime(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('visit', schema=None) as batch_op:
        batch_op.drop_column('confirm_from')
        batch_op.drop_column('attempts')
        batch_op.drop_column('looks')
