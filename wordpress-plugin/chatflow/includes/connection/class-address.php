<?php
/**
 * The address of the service.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Connection;

defined( 'ABSPATH' ) || exit;

/**
 * Which addresses will do. Whoever runs the server may name any; in a network of sites an address inside the server's own
 * network is named by the network's administrator or in wp-config.php, since a site's administrator has no business there.
 */
final class Address {

	/**
	 * Of the network: inner addresses that its administrator has named.
	 */
	public const OPTION = 'chatflow_inner_addresses';

	private const MOST = 20;

	/**
	 * An address without what does not belong to it, or null for one that will not do: secrets travel over https only,
	 * except to this machine and its private neighbours.
	 *
	 * @param string $entered As it was entered.
	 */
	public static function clean( string $entered ): ?string {
		$url   = esc_url_raw( trim( $entered ), array( 'http', 'https' ) );
		$parts = wp_parse_url( $url );
		if ( ! is_array( $parts ) || empty( $parts['host'] ) || empty( $parts['scheme'] ) || isset( $parts['user'] ) ) {
			return null;
		}
		return 'https' === $parts['scheme'] || self::is_near( $parts['host'] ) ? untrailingslashit( (string) strtok( $url, '?#' ) ) : null;
	}

	/**
	 * Whether whoever is at work may name an address; a network's administrator is remembered to have done so.
	 *
	 * @param string $base_url A clean one.
	 */
	public static function may_be_named( string $base_url ): bool {
		if ( self::is_trusted( $base_url ) || false !== wp_http_validate_url( $base_url ) ) {
			return true;
		}
		if ( ! current_user_can( 'manage_network_options' ) ) {
			return false;
		}
		update_site_option( self::OPTION, array_slice( array_merge( self::named(), array( $base_url ) ), -self::MOST ) );
		return true;
	}

	/**
	 * Whether requests may go there wherever it leads.
	 *
	 * @param string $base_url A clean one.
	 */
	public static function is_trusted( string $base_url ): bool {
		return ! is_multisite()
			|| ( defined( 'CHATFLOW_BASE_URL' ) && untrailingslashit( (string) constant( 'CHATFLOW_BASE_URL' ) ) === $base_url )
			|| in_array( $base_url, self::named(), true );
	}

	/**
	 * What the network's administrator has named.
	 *
	 * @return string[]
	 */
	private static function named(): array {
		return array_filter( (array) get_site_option( self::OPTION, array() ), 'is_string' );
	}

	/**
	 * Whether a host is this machine or a private neighbour: by its number, or by a name that no other network knows.
	 *
	 * @param string $host Of an address.
	 */
	private static function is_near( string $host ): bool {
		$host = trim( $host, '[]' );
		if ( false !== filter_var( $host, FILTER_VALIDATE_IP ) ) {
			return false === filter_var( $host, FILTER_VALIDATE_IP, FILTER_FLAG_NO_PRIV_RANGE | FILTER_FLAG_NO_RES_RANGE );
		}
		// A mere number is an address, too, and may be anybody's.
		return 1 === preg_match( '/^(?!0x|\d+$)[a-z0-9_-]+$/i', $host );
	}
}
