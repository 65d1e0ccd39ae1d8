<?php
/**
 * Who is a VIP.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Shop;

use ChatFlow\Plugin;

defined( 'ABSPATH' ) || exit;

/**
 * By what somebody has spent in this shop, which WooCommerce keeps with the account.
 */
final class Spending {

	/**
	 * Whether a customer is a VIP.
	 *
	 * @param int    $user_id    Of the customer.
	 * @param string $vip_amount From which total on; empty for never.
	 */
	public function is_vip( int $user_id, string $vip_amount ): bool {
		$vip = '' !== $vip_amount && Plugin::has_shop() && (float) wc_get_customer_total_spent( $user_id ) >= (float) $vip_amount;
		/**
		 * Whether a customer is a VIP.
		 *
		 * @param bool $vip     By the owner's rule.
		 * @param int  $user_id Of the customer.
		 */
		return (bool) apply_filters( 'chatflow_vip', $vip, $user_id );
	}
}
