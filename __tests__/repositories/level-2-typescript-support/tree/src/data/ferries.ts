import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });

export async function departures(route: string, day: string) {
  const { rows } = await pool.query('select leaves_at from departure where route = $1 and day = $2 order by 1', [route, day]);
  return rows;
}

export async function bookings(number: string) {
  const { rows } = await pool.query('select number, route, day, paid from booking where number = $1', [number]);
  return rows[0] ?? 'unknown';
}
