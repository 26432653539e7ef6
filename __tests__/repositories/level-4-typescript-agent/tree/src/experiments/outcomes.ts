import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });

export async function keepOutcome(experiment: string, variant: string, helpful: boolean) {
  await pool.query('insert into outcome (experiment, variant, helpful) values ($1, $2, $3)', [experiment, variant, helpful]);
}

/** Counts the outcomes of each variant. */
export async function outcomes(experiment: string) {
  const { rows } = await pool.query(
    'select variant, count(*)::int as answers, count(*) filter (where helpful)::int as helpful from outcome where experiment = $1 group by variant order by variant',
    [experiment],
  );
  return rows as { variant: string; answers: number; helpful: number }[];
}
