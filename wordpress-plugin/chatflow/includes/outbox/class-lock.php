<?php
/**
 * One at a time.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Outbox;

defined( 'ABSPATH' ) || exit;

/**
 * A lock that the database keeps, and that ends by itself should its holder die.
 */
final class Lock {

	private const LIFETIME = 2 * MINUTE_IN_SECONDS;

	/**
	 * Name of the option.
	 *
	 * @var string
	 */
	private $name;

	/**
	 * What this holder wrote.
	 *
	 * @var string
	 */
	private $value = '';

	/**
	 * Makes a lock, not yet taken.
	 *
	 * @param string $name Name of the option.
	 */
	public function __construct( string $name ) {
		$this->name = $name;
	}

	/**
	 * Takes the lock; false where another holds it.
	 */
	public function take(): bool {
		global $wpdb;
		$this->value = time() . ' ' . bin2hex( random_bytes( 6 ) );
		// phpcs:disable WordPress.DB -- what WordPress keeps in memory would defeat the lock.
		$taken = $wpdb->query( $wpdb->prepare( 'INSERT IGNORE INTO %i (option_name, option_value, autoload) VALUES (%s, %s, %s)', $wpdb->options, $this->name, $this->value, 'no' ) );
		if ( $taken ) {
			return true;
		}
		$held = (string) $wpdb->get_var( $wpdb->prepare( 'SELECT option_value FROM %i WHERE option_name = %s', $wpdb->options, $this->name ) );
		if ( (int) $held > time() - self::LIFETIME ) {
			return false;
		}
		return (bool) $wpdb->query( $wpdb->prepare( 'UPDATE %i SET option_value = %s WHERE option_name = %s AND option_value = %s', $wpdb->options, $this->value, $this->name, $held ) );
		// phpcs:enable
	}

	/**
	 * Gives it back.
	 */
	public function release(): void {
		global $wpdb;
		// phpcs:ignore WordPress.DB -- what WordPress keeps in memory would defeat the lock.
		$wpdb->delete(
			$wpdb->options,
			array(
				'option_name'  => $this->name,
				'option_value' => $this->value,
			)
		);
	}
}
