<?php
/**
 * A nonce for whoever looks at a cached page.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Front;

defined( 'ABSPATH' ) || exit;

/**
 * A page from a cache cannot carry a nonce, so that the browser asks for one, once the chat is opened. admin-ajax.php is
 * kept by no cache, and sends its answer to no other origin, as the REST API would.
 */
final class Visitor_Nonce {

	public const ACTION = 'chatflow_nonce';

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_action( 'wp_ajax_' . self::ACTION, array( $this, 'answer' ) );
		add_action( 'wp_ajax_nopriv_' . self::ACTION, array( $this, 'answer' ) );
	}

	/**
	 * Answers { nonce, user }: whether somebody is logged in spares guests a request.
	 */
	public function answer(): void {
		nocache_headers();
		wp_send_json(
			array(
				'nonce' => wp_create_nonce( 'wp_rest' ),
				'user'  => is_user_logged_in(),
			)
		);
	}
}
