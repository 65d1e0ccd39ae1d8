<?php
/**
 * How the connection is doing.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Connection;

use ChatFlow\Api\Answer;

defined( 'ABSPATH' ) || exit;

/**
 * One option, written after each sending, never in a shopper's request.
 */
final class Health {

	public const OPTION = 'chatflow_health';

	private const FIRST_WAIT   = 60;
	private const LONGEST_WAIT = 6 * HOUR_IN_SECONDS;

	/**
	 * What is known: last_success, sent, failures, retry_at, refused_at, error (text), error_at. Times are unix times.
	 *
	 * @return array<string, int|string>
	 */
	public function read(): array {
		$stored = get_option( self::OPTION, array() );
		return is_array( $stored ) ? $stored : array();
	}

	/**
	 * Whether sending makes sense now: the secret was not refused, and no wait is under way.
	 */
	public function may_send(): bool {
		$known = $this->read();
		return empty( $known['refused_at'] ) && (int) ( $known['retry_at'] ?? 0 ) <= time();
	}

	/**
	 * Whether the service refused our secret. Asking again would not help: the owner has to connect anew.
	 */
	public function is_refused(): bool {
		return ! empty( $this->read()['refused_at'] );
	}

	/**
	 * A sending arrived.
	 *
	 * @param int $items How many items it held.
	 */
	public function succeeded( int $items ): void {
		$known = $this->read();
		$this->write(
			array(
				'last_success' => time(),
				'sent'         => (int) ( $known['sent'] ?? 0 ) + $items,
			)
		);
	}

	/**
	 * A sending failed. Waits longer after each failure: one minute, two, four … six hours, or as long as was asked for.
	 *
	 * @param Answer $answer What the service said.
	 */
	public function failed( Answer $answer ): void {
		$known    = $this->read();
		$failures = (int) ( $known['failures'] ?? 0 ) + 1;
		$wait     = min( self::LONGEST_WAIT, self::FIRST_WAIT * ( 2 ** min( 12, $failures - 1 ) ) );
		$known    = array_merge(
			$known,
			array(
				'failures' => $failures,
				'retry_at' => time() + max( $wait, $answer->retry_after() ),
				'error'    => $answer->reason(),
				'error_at' => time(),
			)
		);
		if ( $answer->is_unauthenticated() && empty( $known['refused_at'] ) ) {
			$known['refused_at'] = time();
			$this->write( $known );
			/**
			 * The service refuses this site's secret; nothing is sent until the owner connects anew.
			 *
			 * @param string $reason What the service said.
			 */
			do_action( 'chatflow_connection_refused', $answer->reason() );
			return;
		}
		$this->write( $known );
	}

	/**
	 * The owner asks to try at once.
	 */
	public function retry_now(): void {
		$known = $this->read();
		unset( $known['retry_at'], $known['refused_at'] );
		$known['failures'] = 0;
		$this->write( $known );
	}

	/**
	 * As if nothing had ever been sent.
	 */
	public function forget(): void {
		delete_option( self::OPTION );
	}

	/**
	 * Stores it, unloaded on ordinary pages.
	 *
	 * @param array<string, int|string> $known What is known.
	 */
	private function write( array $known ): void {
		update_option( self::OPTION, $known, false );
	}
}
