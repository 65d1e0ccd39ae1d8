<?php
/**
 * Lets ChatFlow work with the shop's orders.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Connection;

defined( 'ABSPATH' ) || exit;

/**
 * WooCommerce hands a key to ChatFlow itself where both speak https; where they do not, on a developer's machine, a key
 * is made here and handed over.
 */
final class Shop_Access {

	private const KEY_NAME = 'ChatFlow';
	private const HOOKS    = '/api/v1/hooks/woocommerce/';

	/**
	 * The connection of this site.
	 *
	 * @var Connections
	 */
	private $connections;

	/**
	 * Makes it.
	 *
	 * @param Connections $connections The connection of this site.
	 */
	public function __construct( Connections $connections ) {
		$this->connections = $connections;
	}

	/**
	 * Where WooCommerce asks the owner; null where that cannot work.
	 *
	 * @param string $return_url Where the owner comes back to.
	 */
	public function authorize_url( string $return_url ): ?string {
		$answer = $this->connections->client( 15 )->send(
			'POST',
			'/api/v1/connections/current/woocommerce',
			array(
				'storeUrl'  => home_url(),
				'returnUrl' => $return_url,
			)
		);
		$url    = $answer->text( 'authorizeUrl' );
		// Only our own address: this is where the owner hands out rights.
		return $answer->is_good() && 0 === strpos( $url, home_url( '/' ) ) ? $url : null;
	}

	/**
	 * Makes a key and hands it over. Answers why that failed, or null.
	 */
	public function grant_by_key(): ?string {
		if ( ! function_exists( 'wc_rand_hash' ) || ! function_exists( 'wc_api_hash' ) ) {
			return __( 'WooCommerce is not active.', 'chatflow' );
		}
		global $wpdb;
		self::revoke_keys();
		$key    = 'ck_' . wc_rand_hash();
		$secret = 'cs_' . wc_rand_hash();
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- WooCommerce has no function for it.
		$wpdb->insert(
			$wpdb->prefix . 'woocommerce_api_keys',
			array(
				'user_id'         => get_current_user_id(),
				'description'     => self::KEY_NAME,
				'permissions'     => 'read_write',
				'consumer_key'    => wc_api_hash( $key ),
				'consumer_secret' => $secret,
				'truncated_key'   => substr( $key, -7 ),
			)
		);
		$answer = $this->connections->client( 20 )->send(
			'PUT',
			'/api/v1/connections/current/woocommerce',
			array(
				'storeUrl'       => home_url(),
				'consumerKey'    => $key,
				'consumerSecret' => $secret,
			)
		);
		if ( $answer->is_good() ) {
			return null;
		}
		self::revoke_keys();
		return $answer->reason();
	}

	/**
	 * Takes back all that the shop has given: the keys, made here or by WooCommerce's own question, and the webhooks that
	 * ChatFlow has set up with them.
	 *
	 * @param Connection $connection That ends.
	 */
	public static function take_back( Connection $connection ): void {
		if ( ! function_exists( 'wc_api_hash' ) ) {
			return;
		}
		self::revoke_keys();
		if ( class_exists( '\WC_Data_Store' ) && class_exists( '\WC_Webhook' ) ) {
			foreach ( \WC_Data_Store::load( 'webhook' )->get_webhooks_ids() as $id ) {
				$webhook = new \WC_Webhook( (int) $id );
				$url     = (string) $webhook->get_delivery_url( 'edit' );
				// The service may call itself by another name than the one that the owner entered.
				$ours = '' !== $connection->site_id && substr( $url, -strlen( self::HOOKS . $connection->site_id ) ) === self::HOOKS . $connection->site_id;
				if ( $ours || 0 === strpos( $url, $connection->base_url . self::HOOKS ) ) {
					$webhook->delete( true );
				}
			}
		}
	}

	/**
	 * Takes back the keys. WooCommerce names those that it makes "ChatFlow - API (date)".
	 */
	private static function revoke_keys(): void {
		global $wpdb;
		$table = $wpdb->prefix . 'woocommerce_api_keys';
		// phpcs:ignore WordPress.DB -- WooCommerce has no function for it.
		$wpdb->query( $wpdb->prepare( 'DELETE FROM %i WHERE description = %s OR description LIKE %s', $table, self::KEY_NAME, $wpdb->esc_like( self::KEY_NAME . ' - API (' ) . '%' ) );
	}
}
