<?php
/**
 * What only the visitor's own browser may know.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Front;

use ChatFlow\Connection\Connections;
use ChatFlow\Settings;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * GET identity tells who is logged in, signed, and what is in the cart; POST visitor ties the cart to the conversation.
 * Both speak of the person whose cookies came along and of nobody else: no parameter names one.
 */
final class Visitor_Routes {

	public const REST_NAMESPACE = 'chatflow/v1';

	/**
	 * What the owner chose.
	 *
	 * @var Settings
	 */
	private $settings;

	/**
	 * The connection of this site.
	 *
	 * @var Connections
	 */
	private $connections;

	/**
	 * The carts of visitors.
	 *
	 * @var Carts_Of_Visitors
	 */
	private $carts;

	/**
	 * Makes the routes.
	 *
	 * @param Settings          $settings    What the owner chose.
	 * @param Connections       $connections The connection of this site.
	 * @param Carts_Of_Visitors $carts       The carts of visitors.
	 */
	public function __construct( Settings $settings, Connections $connections, Carts_Of_Visitors $carts ) {
		$this->settings    = $settings;
		$this->connections = $connections;
		$this->carts       = $carts;
	}

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_action( 'rest_api_init', array( $this, 'register_routes' ) );
		add_filter( 'rest_pre_serve_request', array( $this, 'keep_at_home' ), 20, 3 );
	}

	/**
	 * Registers both routes.
	 */
	public function register_routes(): void {
		register_rest_route(
			self::REST_NAMESPACE,
			'/identity',
			array(
				'methods'             => 'GET',
				'callback'            => array( $this, 'identity' ),
				'permission_callback' => array( $this, 'is_of_this_page' ),
			)
		);
		register_rest_route(
			self::REST_NAMESPACE,
			'/visitor',
			array(
				'methods'             => 'POST',
				'callback'            => array( $this, 'visitor' ),
				'permission_callback' => array( $this, 'is_of_this_page' ),
				'args'                => array(
					'visitorRef' => array(
						'type'      => 'string',
						'required'  => true,
						'minLength' => 8,
						'maxLength' => 200,
						'pattern'   => '^[A-Za-z0-9_.~-]+\\z',
					),
				),
			)
		);
	}

	/**
	 * Only pages of this site may ask: WordPress itself would answer any origin, cookies included, and the nonce of guests
	 * is the same for all of them.
	 *
	 * @param WP_REST_Request $request What came.
	 * @return true|WP_Error
	 */
	public function is_of_this_page( WP_REST_Request $request ) {
		$origin = (string) $request->get_header( 'origin' );
		if ( '' !== $origin && ! in_array( $origin, array( self::origin( home_url() ), self::origin( site_url() ) ), true ) ) {
			return new WP_Error( 'chatflow_foreign_origin', __( 'Only pages of this site may ask.', 'chatflow' ), array( 'status' => 403 ) );
		}
		$nonce = (string) $request->get_header( 'x-wp-nonce' );
		if ( '' === $nonce || ! wp_verify_nonce( $nonce, 'wp_rest' ) ) {
			return new WP_Error( 'chatflow_nonce', __( 'A valid nonce is missing.', 'chatflow' ), array( 'status' => 403 ) );
		}
		return true;
	}

	/**
	 * Who is logged in, signed for an hour at most, and the cart.
	 */
	public function identity(): WP_REST_Response {
		$connection = $this->connections->active();
		$token      = null;
		if ( null !== $connection && is_user_logged_in() ) {
			$signer = new Identity_Token( $connection, $this->connections->secret( 'identity' ) );
			$token  = $signer->of( wp_get_current_user(), (string) $this->settings->get( 'vip_amount' ) );
		}
		return self::unstored(
			array(
				'token' => $token,
				'cart'  => $this->carts->current(),
			)
		);
	}

	/**
	 * From now on the cart of this browser belongs to the visitor of the conversation.
	 *
	 * @param WP_REST_Request $request With visitorRef.
	 */
	public function visitor( WP_REST_Request $request ): WP_REST_Response {
		$tied = null !== $this->connections->active() && $this->carts->tie( (string) $request['visitorRef'] );
		return self::unstored( array( 'tied' => $tied ) );
	}

	/**
	 * Takes away the headers by which WordPress lets every origin read an answer.
	 *
	 * @param bool             $served  Whether somebody has answered already.
	 * @param WP_REST_Response $result  The answer.
	 * @param WP_REST_Request  $request What came.
	 */
	public function keep_at_home( $served, $result, $request ) {
		// WordPress finds a route in capitals as well.
		if ( 0 === stripos( (string) $request->get_route(), '/' . self::REST_NAMESPACE . '/' ) && ! headers_sent() ) {
			header_remove( 'Access-Control-Allow-Origin' );
			header_remove( 'Access-Control-Allow-Credentials' );
		}
		return $served;
	}

	/**
	 * An answer that nothing on the way keeps.
	 *
	 * @param array<string, mixed> $body The answer.
	 */
	private static function unstored( array $body ): WP_REST_Response {
		$response = new WP_REST_Response( $body );
		$response->header( 'Cache-Control', 'no-store, private' );
		$response->header( 'Vary', 'Cookie' );
		return $response;
	}

	/**
	 * Scheme, host and port of an address, as browsers write an origin.
	 *
	 * @param string $url An absolute address.
	 */
	private static function origin( string $url ): string {
		$parts = wp_parse_url( $url );
		return ( $parts['scheme'] ?? '' ) . '://' . ( $parts['host'] ?? '' ) . ( isset( $parts['port'] ) ? ':' . $parts['port'] : '' );
	}
}
