<?php
/**
 * How long a background run may go on.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Outbox;

defined( 'ABSPATH' ) || exit;

/**
 * Stays well inside the common limits of 30 seconds and 128 MB.
 */
final class Limits {

	private const SECONDS = 18;

	/**
	 * When the run began, in seconds.
	 *
	 * @var float
	 */
	private $began;

	/**
	 * In bytes.
	 *
	 * @var int
	 */
	private $memory;

	/**
	 * Begins now.
	 */
	public function __construct() {
		$this->began  = microtime( true );
		$limit        = wp_convert_hr_to_bytes( (string) ini_get( 'memory_limit' ) );
		$this->memory = (int) ( 0.7 * ( $limit > 0 ? min( $limit, 256 * MB_IN_BYTES ) : 128 * MB_IN_BYTES ) );
	}

	/**
	 * Whether there is time and memory for one more step.
	 */
	public function allow_more(): bool {
		return microtime( true ) - $this->began < self::SECONDS && memory_get_usage() < $this->memory;
	}

	/**
	 * Lets go of what WordPress has read for one step and keeps in memory.
	 */
	public static function free(): void {
		global $wpdb;
		$wpdb->queries = array();
		if ( wp_cache_supports( 'flush_runtime' ) ) {
			wp_cache_flush_runtime();
		}
	}
}
