<?php
/**
 * What waits to be sent.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Outbox;

defined( 'ABSPATH' ) || exit;

/**
 * A table with one row for each thing that changed, however often it changed. Only carts carry their content: all others
 * are read anew when they are sent.
 */
final class Outbox {

	private const WAITING = 'waiting';
	private const REFUSED = 'refused';

	/**
	 * The table of this site.
	 */
	public static function table(): string {
		global $wpdb;
		return $wpdb->prefix . 'chatflow_outbox';
	}

	/**
	 * Makes the table, or brings it up to date.
	 */
	public static function install(): void {
		global $wpdb;
		require_once ABSPATH . 'wp-admin/includes/upgrade.php';
		$table = self::table();
		dbDelta(
			"CREATE TABLE {$table} (
  kind varchar(20) NOT NULL,
  external_id varchar(64) NOT NULL,
  mark varchar(32) NOT NULL,
  payload longtext NULL,
  state varchar(10) NOT NULL,
  error varchar(300) NULL,
  marked_at bigint unsigned NOT NULL,
  PRIMARY KEY  (kind,external_id),
  KEY waiting (state,marked_at)
) {$wpdb->get_charset_collate()};"
		);
	}

	/**
	 * Removes the table.
	 */
	public static function uninstall(): void {
		global $wpdb;
		// phpcs:ignore WordPress.DB -- our own table.
		$wpdb->query( $wpdb->prepare( 'DROP TABLE IF EXISTS %i', self::table() ) );
	}

	/**
	 * Marks things as changed, in one query.
	 *
	 * @param array<int, array{0: string, 1: string, 2: string|null}> $things Kind, id, and JSON where it is sent as it is now.
	 */
	public function mark( array $things ): void {
		global $wpdb;
		$now = time();
		foreach ( array_chunk( $things, 200 ) as $some ) {
			$values = array();
			foreach ( $some as list( $kind, $id, $payload ) ) {
				$mark     = self::new_mark();
				$values[] = null === $payload
					? $wpdb->prepare( '(%s, %s, %s, NULL, %s, NULL, %d)', $kind, $id, $mark, self::WAITING, $now )
					: $wpdb->prepare( '(%s, %s, %s, %s, %s, NULL, %d)', $kind, $id, $mark, $payload, self::WAITING, $now );
			}
			// phpcs:ignore WordPress.DB -- our own table; each value was prepared above.
			$wpdb->query( 'REPLACE INTO ' . self::table() . ' (kind, external_id, mark, payload, state, error, marked_at) VALUES ' . implode( ', ', $values ) );
		}
	}

	/**
	 * What waits longest.
	 *
	 * @param int $limit At most so many.
	 * @return array<int, array{kind: string, external_id: string, mark: string, payload: string|null}>
	 */
	public function waiting( int $limit ): array {
		global $wpdb;
		// phpcs:ignore WordPress.DB -- our own table, which changes all the time.
		$rows = $wpdb->get_results( $wpdb->prepare( 'SELECT kind, external_id, mark, payload FROM %i WHERE state = %s ORDER BY marked_at, external_id LIMIT %d', self::table(), self::WAITING, $limit ), ARRAY_A );
		return is_array( $rows ) ? $rows : array();
	}

	/**
	 * Takes out what was sent, unless it was marked again meanwhile.
	 *
	 * @param array{kind: string, external_id: string, mark: string} $row As it was read.
	 */
	public function remove( array $row ): void {
		global $wpdb;
		// phpcs:ignore WordPress.DB -- our own table, which changes all the time.
		$wpdb->delete(
			self::table(),
			array(
				'kind'        => $row['kind'],
				'external_id' => $row['external_id'],
				'mark'        => $row['mark'],
			)
		);
	}

	/**
	 * Keeps what the service does not take, until it changes or somebody tries again.
	 *
	 * @param array{kind: string, external_id: string, mark: string} $row    As it was read.
	 * @param string                                                 $reason In the service's words.
	 */
	public function refuse( array $row, string $reason ): void {
		global $wpdb;
		// phpcs:ignore WordPress.DB -- our own table, which changes all the time.
		$wpdb->update(
			self::table(),
			array(
				'state' => self::REFUSED,
				'error' => mb_substr( $reason, 0, 300 ),
			),
			array(
				'kind'        => $row['kind'],
				'external_id' => $row['external_id'],
				'mark'        => $row['mark'],
			)
		);
	}

	/**
	 * Lets everything that was refused be tried again.
	 */
	public function retry_refused(): void {
		global $wpdb;
		// phpcs:ignore WordPress.DB -- our own table, which changes all the time.
		$wpdb->update(
			self::table(),
			array(
				'state' => self::WAITING,
				'error' => null,
			),
			array( 'state' => self::REFUSED )
		);
	}

	/**
	 * How many wait, how many were refused, and since when the oldest waits (unix time; 0 when none does).
	 *
	 * @return array{waiting: int, refused: int, oldest: int}
	 */
	public function counts(): array {
		global $wpdb;
		// phpcs:ignore WordPress.DB -- our own table, which changes all the time.
		$rows   = $wpdb->get_results( $wpdb->prepare( 'SELECT state, COUNT(*) AS amount, MIN(marked_at) AS oldest FROM %i GROUP BY state', self::table() ), ARRAY_A );
		$counts = array(
			'waiting' => 0,
			'refused' => 0,
			'oldest'  => 0,
		);
		foreach ( (array) $rows as $row ) {
			$counts[ $row['state'] ] = (int) $row['amount'];
			if ( self::WAITING === $row['state'] ) {
				$counts['oldest'] = (int) $row['oldest'];
			}
		}
		return $counts;
	}

	/**
	 * The latest that were refused, with the reason.
	 *
	 * @param int $limit At most so many.
	 * @return array<int, array{kind: string, external_id: string, error: string}>
	 */
	public function refused( int $limit ): array {
		global $wpdb;
		// phpcs:ignore WordPress.DB -- our own table, which changes all the time.
		$rows = $wpdb->get_results( $wpdb->prepare( 'SELECT kind, external_id, error FROM %i WHERE state = %s ORDER BY marked_at DESC LIMIT %d', self::table(), self::REFUSED, $limit ), ARRAY_A );
		return is_array( $rows ) ? $rows : array();
	}

	/**
	 * Forgets one thing that waits or was refused.
	 *
	 * @param string $kind Its kind.
	 * @param string $id   Its id in the shop.
	 */
	public function forget( string $kind, string $id ): void {
		global $wpdb;
		// phpcs:ignore WordPress.DB -- our own table, which changes all the time.
		$wpdb->delete(
			self::table(),
			array(
				'kind'        => $kind,
				'external_id' => $id,
			)
		);
	}

	/**
	 * Forgets things of one kind that nobody came for: guests' carts have no end of their own.
	 *
	 * @param string $kind   Its kind.
	 * @param int    $before Unix time: what was marked before goes.
	 */
	public function forget_old( string $kind, int $before ): void {
		global $wpdb;
		// phpcs:ignore WordPress.DB -- our own table, which changes all the time.
		$wpdb->query( $wpdb->prepare( 'DELETE FROM %i WHERE kind = %s AND marked_at < %d', self::table(), $kind, $before ) );
	}

	/**
	 * Forgets everything that waits.
	 */
	public function clear(): void {
		global $wpdb;
		// phpcs:ignore WordPress.DB -- our own table.
		$wpdb->query( $wpdb->prepare( 'DELETE FROM %i', self::table() ) );
	}

	/**
	 * Tells one marking from the next.
	 */
	private static function new_mark(): string {
		return bin2hex( random_bytes( 8 ) );
	}
}
