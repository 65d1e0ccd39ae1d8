<?php
/**
 * Finds ChatFlow\Outbox\Dirty_Marks in includes/outbox/class-dirty-marks.php.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow;

defined( 'ABSPATH' ) || exit;

spl_autoload_register(
	static function ( string $name ): void {
		if ( 0 !== strpos( $name, __NAMESPACE__ . '\\' ) ) {
			return;
		}
		$parts = explode( '\\', strtolower( str_replace( '_', '-', substr( $name, strlen( __NAMESPACE__ ) + 1 ) ) ) );
		$class = array_pop( $parts );
		$file  = __DIR__ . '/' . ( $parts ? implode( '/', $parts ) . '/' : '' ) . 'class-' . $class . '.php';
		if ( is_readable( $file ) ) {
			require_once $file;
		}
	}
);
