<?php
/**
 * Connecting in one click.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Connection;

use ChatFlow\Api\Client;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * The owner goes to the panel with a challenge and comes back with a code, which this server exchanges for the keys: no
 * secret passes through a browser. The challenge is that of PKCE (RFC 7636, S256).
 */
final class Connect_Flow {

	private const LIFETIME = 15 * MINUTE_IN_SECONDS;

	/**
	 * The connection of this site.
	 *
	 * @var Connections
	 */
	private $connections;

	/**
	 * Makes the flow.
	 *
	 * @param Connections $connections The connection of this site.
	 */
	public function __construct( Connections $connections ) {
		$this->connections = $connections;
	}

	/**
	 * Where the owner's browser goes.
	 *
	 * @param string $base_url   Of the service.
	 * @param string $return_url Of our own screen.
	 */
	public function begin( string $base_url, string $return_url ): string {
		$base_url = untrailingslashit( $base_url );
		$state    = bin2hex( random_bytes( 32 ) );
		$verifier = self::base64url( random_bytes( 48 ) );
		set_transient( self::transient(), compact( 'base_url', 'state', 'verifier' ), self::LIFETIME );
		return $base_url . '/admin/connect?' . http_build_query(
			array(
				'platform'      => 'wordpress',
				'siteUrl'       => home_url(),
				'siteName'      => wp_specialchars_decode( (string) get_bloginfo( 'name' ), ENT_QUOTES ),
				'returnUrl'     => $return_url,
				'state'         => $state,
				'codeChallenge' => self::base64url( hash( 'sha256', $verifier, true ) ),
				'locale'        => get_bloginfo( 'language' ),
				'woocommerce'   => \ChatFlow\Plugin::has_shop() ? '1' : '0',
			),
			'',
			'&',
			PHP_QUERY_RFC3986
		);
	}

	/**
	 * Exchanges the code and keeps what comes; each beginning can be finished once, by the person who began.
	 *
	 * @param string $code  As the panel gave it.
	 * @param string $state As we gave it.
	 * @return true|WP_Error
	 */
	public function finish( string $code, string $state ) {
		$begun = get_transient( self::transient() );
		delete_transient( self::transient() );
		if ( ! is_array( $begun ) || ! hash_equals( (string) $begun['state'], $state ) || '' === $code ) {
			return new WP_Error( 'chatflow_state', __( 'This connection was not begun here, or too long ago. Please try again.', 'chatflow' ) );
		}
		$client = new Client( (string) $begun['base_url'], '', 15 );
		$answer = $client->send(
			'POST',
			'/api/v1/connections/exchange',
			array(
				'code'         => $code,
				'codeVerifier' => (string) $begun['verifier'],
			)
		);
		if ( ! $answer->is_good() ) {
			/* translators: %s: what the service answered, in its own words. */
			return new WP_Error( 'chatflow_exchange', sprintf( __( 'ChatFlow did not hand over the keys (%s). Please try again.', 'chatflow' ), $answer->reason() ) );
		}
		$tenant = is_array( $answer->body['tenant'] ?? null ) ? $answer->body['tenant'] : array();
		$this->connections->save(
			array(
				// The address that the owner entered: what the service calls itself may not be reachable from here.
				'base_url'    => (string) $begun['base_url'],
				'site_id'     => $answer->text( 'siteId' ),
				'site_key'    => $answer->text( 'siteKey' ),
				'tenant_name' => sanitize_text_field( (string) ( $tenant['name'] ?? '' ) ),
			),
			array(
				'site'     => $answer->text( 'siteSecret' ),
				'identity' => $answer->text( 'identitySecret' ),
				'webhook'  => $answer->text( 'webhookSecret' ),
			)
		);
		return true;
	}

	/**
	 * Each person has a beginning of their own.
	 */
	private static function transient(): string {
		return 'chatflow_connect_' . get_current_user_id();
	}

	/**
	 * Base64 for addresses, without padding.
	 *
	 * @param string $bytes Any bytes.
	 */
	public static function base64url( string $bytes ): string {
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode -- the form that PKCE and JWT ask for.
		return rtrim( strtr( base64_encode( $bytes ), '+/', '-_' ), '=' );
	}
}
