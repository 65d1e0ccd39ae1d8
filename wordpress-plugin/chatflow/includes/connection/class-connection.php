<?php
/**
 * The connection of this site.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Connection;

defined( 'ABSPATH' ) || exit;

/**
 * What is public about a connection: any page of the shop may show it.
 */
final class Connection {

	/**
	 * Of the service, without a trailing slash.
	 *
	 * @var string
	 */
	public $base_url;

	/**
	 * ChatFlow's id of this site.
	 *
	 * @var string
	 */
	public $site_id;

	/**
	 * The public key in the loader's address.
	 *
	 * @var string
	 */
	public $site_key;

	/**
	 * The home address at the time of connecting.
	 *
	 * @var string
	 */
	public $site_url;

	/**
	 * The ChatFlow account's name.
	 *
	 * @var string
	 */
	public $tenant_name;

	/**
	 * Unix time.
	 *
	 * @var int
	 */
	public $connected_at;

	/**
	 * Reads what was stored.
	 *
	 * @param array<string, mixed> $stored The option.
	 */
	public function __construct( array $stored ) {
		$this->base_url     = untrailingslashit( (string) ( $stored['base_url'] ?? '' ) );
		$this->site_id      = (string) ( $stored['site_id'] ?? '' );
		$this->site_key     = (string) ( $stored['site_key'] ?? '' );
		$this->site_url     = (string) ( $stored['site_url'] ?? '' );
		$this->tenant_name  = (string) ( $stored['tenant_name'] ?? '' );
		$this->connected_at = (int) ( $stored['connected_at'] ?? 0 );
	}

	/**
	 * The one script of the shop's pages.
	 */
	public function loader_url(): string {
		return $this->base_url . '/widget/' . rawurlencode( $this->site_key ) . '.js';
	}

	/**
	 * Whether this is still the site that was connected. A copy of the database on another address is not: it must
	 * neither tell the shop's data again nor answer for it.
	 */
	public function is_of_this_site(): bool {
		return self::normal( home_url() ) === self::normal( $this->site_url );
	}

	/**
	 * An address without what may change on one and the same site.
	 *
	 * @param string $url An absolute address.
	 */
	private static function normal( string $url ): string {
		$parts = wp_parse_url( $url );
		$host  = preg_replace( '/^www\./', '', strtolower( (string) ( $parts['host'] ?? '' ) ) );
		$port  = isset( $parts['port'] ) ? ':' . $parts['port'] : '';
		return $host . $port . untrailingslashit( (string) ( $parts['path'] ?? '' ) );
	}
}
