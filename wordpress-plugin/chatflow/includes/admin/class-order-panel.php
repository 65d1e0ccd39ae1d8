<?php
/**
 * Conversations beside an order.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Admin;

use ChatFlow\Connection\Connections;

defined( 'ABSPATH' ) || exit;

/**
 * A box on the order's screen, whichever tables the orders are in. It is filled after the page has been shown.
 */
final class Order_Panel {

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
		add_action( 'add_meta_boxes', array( $this, 'add' ) );
	}

	/**
	 * Adds the box to both screens that an order may have.
	 */
	public function add(): void {
		if ( null === $this->connections->active() || '' === $this->connections->secret( 'site' ) ) {
			return;
		}
		$screens = array( 'shop_order' );
		if ( function_exists( 'wc_get_page_screen_id' ) ) {
			$screens[] = wc_get_page_screen_id( 'shop-order' );
		}
		add_meta_box( 'chatflow-conversations', 'ChatFlow', array( $this, 'show' ), array_unique( $screens ), 'side', 'default' );
	}

	/**
	 * Prints the empty box.
	 *
	 * @param \WP_Post|\WC_Order $subject The order, or its post.
	 */
	public function show( $subject ): void {
		$id = $subject instanceof \WP_Post ? $subject->ID : $subject->get_id();
		printf( '<div class="chatflow-conversations" data-chatflow-order="%d" aria-live="polite"><p>%s</p></div>', (int) $id, esc_html__( 'Looking for conversations …', 'chatflow' ) );
	}
}
