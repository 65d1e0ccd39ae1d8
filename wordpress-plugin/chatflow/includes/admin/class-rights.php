<?php
/**
 * Who may do what in wp-admin.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Admin;

defined( 'ABSPATH' ) || exit;

/**
 * Two questions that every action and route asks.
 */
final class Rights {

	/**
	 * Whether this person may connect, change and repair.
	 */
	public static function may_manage(): bool {
		return current_user_can( 'manage_options' );
	}

	/**
	 * Whether this person may see that there are conversations, and with whom.
	 */
	public static function may_see_conversations(): bool {
		return self::may_manage() || current_user_can( 'edit_shop_orders' );
	}

	/**
	 * Ends a request that did not come from our own screen, or from somebody without the right.
	 *
	 * @param string $action Name of the action.
	 */
	public static function require_action( string $action ): void {
		if ( ! self::may_manage() ) {
			wp_die( esc_html__( 'You may not do this.', 'chatflow' ), '', array( 'response' => 403 ) );
		}
		check_admin_referer( $action );
	}
}
