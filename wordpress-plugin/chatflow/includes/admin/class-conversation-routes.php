<?php
/**
 * Conversations, for people of the shop.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Admin;

use ChatFlow\Api\Answer;
use ChatFlow\Connection\Connections;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * Asked by the script of wp-admin after a page has been shown, so that the service can make no page slower.
 */
final class Conversation_Routes {

	public const REST_NAMESPACE = 'chatflow/v1/admin';

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
	 * Adds the hook.
	 */
	public function register(): void {
		add_action( 'rest_api_init', array( $this, 'register_routes' ) );
	}

	/**
	 * Registers both routes.
	 */
	public function register_routes(): void {
		register_rest_route(
			self::REST_NAMESPACE,
			'/unread',
			array(
				'methods'             => 'GET',
				'callback'            => array( $this, 'unread' ),
				'permission_callback' => array( Rights::class, 'may_see_conversations' ),
			)
		);
		register_rest_route(
			self::REST_NAMESPACE,
			'/orders/(?P<id>\d+)/conversations',
			array(
				'methods'             => 'GET',
				'callback'            => array( $this, 'of_order' ),
				'permission_callback' => static function ( WP_REST_Request $request ): bool {
					return current_user_can( 'edit_shop_orders' ) && current_user_can( 'edit_shop_order', (int) $request['id'] );
				},
			)
		);
	}

	/**
	 * How many conversations wait, asked of the service once a minute at most.
	 *
	 * @return WP_REST_Response|WP_Error
	 */
	public function unread() {
		$unread = get_transient( Admin_Bar::TRANSIENT );
		if ( false === $unread ) {
			$answer = $this->ask( array( 'limit' => '1' ) );
			if ( null === $answer || ! $answer->is_good() ) {
				return self::failure();
			}
			$unread = (int) ( $answer->body['unread'] ?? 0 );
			set_transient( Admin_Bar::TRANSIENT, $unread, MINUTE_IN_SECONDS );
		}
		return new WP_REST_Response(
			array(
				'unread' => (int) $unread,
				'text'   => Watch::sentence( (int) $unread ),
			)
		);
	}

	/**
	 * The conversations with the customer of an order.
	 *
	 * @param WP_REST_Request $request With the order's id.
	 * @return WP_REST_Response|WP_Error
	 */
	public function of_order( WP_REST_Request $request ) {
		$order = function_exists( 'wc_get_order' ) ? wc_get_order( (int) $request['id'] ) : false;
		if ( ! $order instanceof \WC_Order ) {
			return new WP_Error( 'chatflow_not_found', __( 'There is no such order.', 'chatflow' ), array( 'status' => 404 ) );
		}
		$customer = $order->get_customer_id();
		$email    = (string) $order->get_billing_email();
		if ( 0 === $customer && '' === $email ) {
			return new WP_REST_Response( array( 'data' => array() ) );
		}
		$who    = $customer > 0 ? array( 'customerExternalId' => (string) $customer ) : array( 'email' => $email );
		$answer = $this->ask( $who + array( 'limit' => '5' ) );
		if ( null === $answer || ! $answer->is_good() ) {
			return self::failure();
		}
		return new WP_REST_Response( array( 'data' => array_map( array( $this, 'shown' ), array_slice( (array) ( $answer->body['data'] ?? array() ), 0, 5 ) ) ) );
	}

	/**
	 * What the order screen shows of a conversation.
	 *
	 * @param mixed $conversation As the service gave it.
	 * @return array<string, string>
	 */
	private function shown( $conversation ): array {
		$conversation = (array) $conversation;
		$updated      = strtotime( (string) ( $conversation['updatedAt'] ?? '' ) );
		$subject      = (string) ( $conversation['subject'] ?? '' );
		$labels       = array(
			'pending'  => __( 'with the assistant', 'chatflow' ),
			'open'     => __( 'open', 'chatflow' ),
			'snoozed'  => __( 'snoozed', 'chatflow' ),
			'resolved' => __( 'resolved', 'chatflow' ),
		);
		$status       = (string) ( $conversation['status'] ?? '' );
		return array(
			'status' => $status,
			'label'  => $labels[ $status ] ?? $status,
			'text'   => mb_substr( '' === $subject ? (string) ( $conversation['lastText'] ?? '' ) : $subject, 0, 140 ),
			/* translators: %s: a span of time such as "5 minutes". */
			'when'   => false === $updated ? '' : sprintf( __( '%s ago', 'chatflow' ), human_time_diff( $updated ) ),
			'url'    => esc_url_raw( (string) ( $conversation['url'] ?? '' ), array( 'http', 'https' ) ),
		);
	}

	/**
	 * Asks the service; null without a connection.
	 *
	 * @param array<string, string> $query Whose conversations.
	 */
	private function ask( array $query ): ?Answer {
		$ready = null !== $this->connections->active() && '' !== $this->connections->secret( 'site' );
		return $ready ? $this->connections->client( 5 )->get( '/api/v1/connections/current/conversations', $query ) : null;
	}

	/**
	 * Says that the service did not answer.
	 */
	private static function failure(): WP_Error {
		return new WP_Error( 'chatflow_unavailable', __( 'ChatFlow cannot be reached at the moment.', 'chatflow' ), array( 'status' => 502 ) );
	}
}
