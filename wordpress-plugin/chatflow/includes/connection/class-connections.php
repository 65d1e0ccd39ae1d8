<?php
/**
 * Keeps the connection of this site.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Connection;

use ChatFlow\Api\Client;

defined( 'ABSPATH' ) || exit;

/**
 * The public part is an option that WordPress loads anyway; the secrets are one that is read only where they are used. A
 * constant of wp-config.php stands before each: CHATFLOW_BASE_URL, CHATFLOW_SITE_KEY, CHATFLOW_SITE_SECRET,
 * CHATFLOW_IDENTITY_SECRET.
 */
final class Connections {

	public const OPTION  = 'chatflow_connection';
	public const SECRETS = 'chatflow_secrets';

	/**
	 * The connection, or null where none was made.
	 */
	public function current(): ?Connection {
		$stored = get_option( self::OPTION, array() );
		$stored = is_array( $stored ) ? $stored : array();
		if ( defined( 'CHATFLOW_BASE_URL' ) && defined( 'CHATFLOW_SITE_KEY' ) ) {
			$stored['base_url'] = (string) constant( 'CHATFLOW_BASE_URL' );
			$stored['site_key'] = (string) constant( 'CHATFLOW_SITE_KEY' );
			$stored['site_url'] = $stored['site_url'] ?? home_url();
		}
		return empty( $stored['base_url'] ) || empty( $stored['site_key'] ) ? null : new Connection( $stored );
	}

	/**
	 * The connection, where it is of this very site: what the front and the sender go by.
	 */
	public function active(): ?Connection {
		$connection = $this->current();
		return null !== $connection && $connection->is_of_this_site() ? $connection : null;
	}

	/**
	 * One secret; an empty text where there is none.
	 *
	 * @param string $name One of site, identity, webhook.
	 */
	public function secret( string $name ): string {
		$constant = 'CHATFLOW_' . strtoupper( $name ) . '_SECRET';
		if ( defined( $constant ) ) {
			return (string) constant( $constant );
		}
		$stored = get_option( self::SECRETS, array() );
		return is_array( $stored ) && isset( $stored[ $name ] ) ? (string) $stored[ $name ] : '';
	}

	/**
	 * Whether a secret comes from wp-config.php and so cannot be changed here.
	 *
	 * @param string $name One of site, identity, webhook.
	 */
	public function is_fixed( string $name ): bool {
		return defined( 'CHATFLOW_' . strtoupper( $name ) . '_SECRET' );
	}

	/**
	 * Talks to the service as this site. Only with a connection.
	 *
	 * @param int $timeout Seconds.
	 */
	public function client( int $timeout = 5 ): Client {
		$connection = $this->current();
		return new Client( null === $connection ? '' : $connection->base_url, $this->secret( 'site' ), $timeout );
	}

	/**
	 * Keeps a new connection for this site; what an earlier one failed with is forgotten.
	 *
	 * @param array<string, mixed>  $connection base_url, site_id, site_key, tenant_name.
	 * @param array<string, string> $secrets    site, identity, webhook.
	 */
	public function save( array $connection, array $secrets ): void {
		$connection['site_url']     = home_url();
		$connection['connected_at'] = time();
		update_option( self::OPTION, $connection, true );
		$this->save_secrets( $secrets );
		( new Health() )->forget();
	}

	/**
	 * Keeps new secrets beside those that were not given.
	 *
	 * @param array<string, string> $secrets Any of site, identity, webhook.
	 */
	public function save_secrets( array $secrets ): void {
		$stored = get_option( self::SECRETS, array() );
		update_option( self::SECRETS, array_merge( is_array( $stored ) ? $stored : array(), array_filter( $secrets ) ), false );
	}

	/**
	 * Forgets the connection on this side only: the service is not asked.
	 */
	public function forget(): void {
		delete_option( self::OPTION );
		delete_option( self::SECRETS );
		( new Health() )->forget();
	}
}
