<?php
/**
 * What the owner must know.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Admin;

use ChatFlow\Connection\Connections;
use ChatFlow\Connection\Health;

defined( 'ABSPATH' ) || exit;

/**
 * Notices at the top of wp-admin, for those who can do something about them.
 */
final class Notices {

	private const SCREENS = array( 'dashboard', 'edit-shop_order', 'woocommerce_page_wc-orders' );

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
		add_action( 'admin_notices', array( $this, 'show' ) );
		add_action( 'admin_notices', array( $this, 'show_waiting' ) );
	}

	/**
	 * Says, where staff look in the morning, that conversations wait; how many comes after the page has been shown.
	 */
	public function show_waiting(): void {
		$connection = $this->connections->active();
		$screen     = function_exists( 'get_current_screen' ) ? get_current_screen() : null;
		if ( null === $connection || null === $screen || ! in_array( $screen->id, self::SCREENS, true ) || ! Rights::may_see_conversations() ) {
			return;
		}
		printf(
			'<div class="notice notice-info is-dismissible" data-chatflow-waiting hidden><p><span></span> <a href="%s" target="_blank" rel="noopener">%s</a></p></div>',
			esc_url( $connection->base_url . '/admin/' ),
			esc_html__( 'Open the inbox', 'chatflow' )
		);
	}

	/**
	 * Prints what there is to say.
	 */
	public function show(): void {
		$connection = $this->connections->current();
		if ( null === $connection || ! Rights::may_manage() ) {
			return;
		}
		if ( ! $connection->is_of_this_site() ) {
			$this->notice( 'warning', __( 'ChatFlow is paused, because the address of this site has changed. Is this a copy, or has the shop moved?', 'chatflow' ), __( 'Decide', 'chatflow' ), 'connection' );
		} elseif ( ( new Health() )->is_refused() ) {
			$this->notice( 'error', __( 'ChatFlow no longer accepts the key of this site, so that orders and carts are not sent. Please connect again.', 'chatflow' ), __( 'Connection', 'chatflow' ), 'health' );
		}
	}

	/**
	 * Prints one notice.
	 *
	 * @param string $kind  One of warning, error.
	 * @param string $text  For people.
	 * @param string $label Of the link.
	 * @param string $tab   Where it leads.
	 */
	private function notice( string $kind, string $text, string $label, string $tab ): void {
		printf( '<div class="notice notice-%s"><p>%s <a href="%s">%s</a></p></div>', esc_attr( $kind ), esc_html( $text ), esc_url( Screens::url( $tab ) ), esc_html( $label ) );
	}
}
