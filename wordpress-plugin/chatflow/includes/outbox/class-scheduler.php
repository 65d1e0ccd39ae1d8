<?php
/**
 * Runs work later.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Outbox;

defined( 'ABSPATH' ) || exit;

/**
 * By Action Scheduler where WooCommerce brings it, else by WordPress's own cron.
 */
final class Scheduler {

	public const SEND     = 'chatflow_send';
	public const SEND_NOW = 'chatflow_send_now';
	public const SWEEP    = 'chatflow_sweep';
	public const NIGHTLY  = 'chatflow_nightly';
	public const REPAIR   = 'chatflow_repair';
	public const BACKFILL = 'chatflow_backfill';
	public const WATCH    = 'chatflow_watch';

	private const GROUP = 'chatflow';

	/**
	 * Sends as soon as the next background run.
	 */
	public function soon(): void {
		$this->at( time(), self::SEND );
	}

	/**
	 * Runs a hook once, unless it already waits to be run.
	 *
	 * @param int    $time Unix time.
	 * @param string $hook One of the constants.
	 */
	public function at( int $time, string $hook ): void {
		if ( ! self::has_action_scheduler() ) {
			if ( ! wp_next_scheduled( $hook ) ) {
				wp_schedule_single_event( $time, $hook );
			}
			return;
		}
		$waiting = as_get_scheduled_actions(
			array(
				'hook'     => $hook,
				'group'    => self::GROUP,
				'status'   => 'pending',
				'per_page' => 1,
			),
			'ids'
		);
		if ( $waiting ) {
			return;
		}
		if ( $time <= time() ) {
			as_enqueue_async_action( $hook, array(), self::GROUP );
		} else {
			as_schedule_single_action( $time, $hook, array(), self::GROUP );
		}
	}

	/**
	 * Sends at once, in a request of its own that nobody waits for.
	 */
	public function at_once(): void {
		if ( ! wp_next_scheduled( self::SEND_NOW ) ) {
			wp_schedule_single_event( time(), self::SEND_NOW );
		}
		if ( ! ( defined( 'DISABLE_WP_CRON' ) && DISABLE_WP_CRON ) ) {
			spawn_cron();
		}
	}

	/**
	 * Sees that what recurs is scheduled: a sweep for what was left, and the nightly repair.
	 */
	public function keep_recurring(): void {
		if ( ! wp_next_scheduled( self::SWEEP ) ) {
			wp_schedule_event( time() + 5 * MINUTE_IN_SECONDS, 'hourly', self::SWEEP );
		}
		if ( ! wp_next_scheduled( self::NIGHTLY ) ) {
			// Some time between two and four, different for each site.
			$night = strtotime( 'tomorrow 02:00', time() ) + ( crc32( home_url() ) % ( 2 * HOUR_IN_SECONDS ) );
			wp_schedule_event( $night, 'daily', self::NIGHTLY );
		}
	}

	/**
	 * Takes everything back.
	 */
	public function clear(): void {
		foreach ( array( self::SEND, self::SEND_NOW, self::SWEEP, self::NIGHTLY, self::REPAIR, self::BACKFILL, self::WATCH ) as $hook ) {
			wp_clear_scheduled_hook( $hook );
			if ( self::has_action_scheduler() ) {
				as_unschedule_all_actions( $hook );
			}
		}
	}

	/**
	 * Whether Action Scheduler is there and has its tables.
	 */
	private static function has_action_scheduler(): bool {
		return function_exists( 'as_enqueue_async_action' )
			&& class_exists( '\ActionScheduler', false )
			&& ( ! method_exists( '\ActionScheduler', 'is_initialized' ) || \ActionScheduler::is_initialized() );
	}
}
