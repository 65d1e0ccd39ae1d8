<?php
/**
 * Money as the service takes it.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Shop;

defined( 'ABSPATH' ) || exit;

/**
 * Amounts in the smallest unit of their currency. How many decimals a shop shows does not matter: ISO 4217 decides.
 */
final class Amounts {

	private const NO_DECIMALS    = array( 'BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF' );
	private const THREE_DECIMALS = array( 'BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND' );

	/**
	 * An amount, or null for what is no number.
	 *
	 * @param mixed  $amount   Such as "12.50".
	 * @param string $currency ISO 4217.
	 * @return array{amountMinor: int, currency: string}|null
	 */
	public static function of( $amount, string $currency ): ?array {
		if ( ! is_numeric( $amount ) || 1 !== preg_match( '/^[A-Z]{3}$/', $currency ) ) {
			return null;
		}
		return array(
			'amountMinor' => (int) round( (float) $amount * ( 10 ** self::decimals( $currency ) ) ),
			'currency'    => $currency,
		);
	}

	/**
	 * Decimals of a currency.
	 *
	 * @param string $currency ISO 4217.
	 */
	private static function decimals( string $currency ): int {
		if ( in_array( $currency, self::NO_DECIMALS, true ) ) {
			return 0;
		}
		return in_array( $currency, self::THREE_DECIMALS, true ) ? 3 : 2;
	}
}
