<?php
/**
 * What the owner chose.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow;

defined( 'ABSPATH' ) || exit;

/**
 * One option that WordPress loads with all others: reading it costs no query.
 */
final class Settings {

	public const OPTION = 'chatflow_settings';

	public const DEFAULTS = array(
		'pages'         => 'all',
		'paths'         => array(),
		'hidden_roles'  => array(),
		'device'        => 'all',
		'consent'       => 'none',
		'script_file'   => false,
		'send_orders'   => true,
		'send_products' => true,
		'send_people'   => true,
		'send_carts'    => true,
		'send_pages'    => true,
		'months'        => 12,
		'vip_amount'    => '',
		'notify_email'  => '',
		'keep_data'     => false,
	);

	private const CHOICES = array(
		'pages'   => array( 'all', 'only', 'except' ),
		'device'  => array( 'all', 'desktop', 'phone' ),
		'consent' => array( 'none', 'functional', 'preferences', 'statistics', 'marketing' ),
	);

	/**
	 * One setting, or its default.
	 *
	 * @param string $name A key of DEFAULTS.
	 * @return mixed
	 */
	public function get( string $name ) {
		$stored = get_option( self::OPTION, array() );
		return is_array( $stored ) && array_key_exists( $name, $stored ) ? $stored[ $name ] : self::DEFAULTS[ $name ];
	}

	/**
	 * Whether a yes-or-no setting is on.
	 *
	 * @param string $name A key of DEFAULTS.
	 */
	public function is_on( string $name ): bool {
		return (bool) $this->get( $name );
	}

	/**
	 * Takes what a form sent; what is missing or unknown falls back to what was stored, so that each tab of the screen
	 * may send its own part.
	 *
	 * @param mixed $input What the form sent.
	 * @return array<string, mixed>
	 */
	public function sanitize( $input ): array {
		$input  = is_array( $input ) ? $input : array();
		$stored = get_option( self::OPTION, array() );
		$result = array_merge( self::DEFAULTS, is_array( $stored ) ? array_intersect_key( $stored, self::DEFAULTS ) : array() );
		foreach ( array_intersect_key( $input, self::DEFAULTS ) as $name => $value ) {
			$result[ $name ] = $this->clean( (string) $name, $value, $result[ $name ] );
		}
		return $result;
	}

	/**
	 * One value, made safe.
	 *
	 * @param string $name    A key of DEFAULTS.
	 * @param mixed  $value   What the form sent.
	 * @param mixed  $current What holds where the value is not allowed.
	 * @return mixed
	 */
	private function clean( string $name, $value, $current ) {
		if ( isset( self::CHOICES[ $name ] ) ) {
			return in_array( $value, self::CHOICES[ $name ], true ) ? $value : $current;
		}
		switch ( $name ) {
			case 'paths':
				$lines = is_array( $value ) ? $value : preg_split( '/\R/', (string) $value );
				return array_slice( array_values( array_filter( array_map( 'sanitize_text_field', (array) $lines ) ) ), 0, 200 );
			case 'hidden_roles':
				return array_values( array_filter( array_map( 'sanitize_key', (array) $value ) ) );
			case 'months':
				return max( 0, min( 120, (int) $value ) );
			case 'vip_amount':
				$amount = str_replace( ',', '.', trim( (string) $value ) );
				return is_numeric( $amount ) && $amount > 0 ? (string) (float) $amount : '';
			case 'notify_email':
				return sanitize_email( (string) $value );
			default:
				return (bool) $value;
		}
	}
}
