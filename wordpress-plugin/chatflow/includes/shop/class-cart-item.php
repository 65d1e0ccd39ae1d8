<?php
/**
 * A cart as the service takes it.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Shop;

defined( 'ABSPATH' ) || exit;

/**
 * The cart of whoever made this request.
 */
final class Cart_Item {

	/**
	 * Builds the item; null where the cart belongs to nobody that ChatFlow may know.
	 *
	 * @param \WooCommerce $shop        With cart and session loaded.
	 * @param string       $visitor_ref Of the conversation; empty for none.
	 * @return array<string, mixed>|null
	 */
	public function build( $shop, string $visitor_ref ): ?array {
		$user = get_current_user_id();
		if ( 0 === $user && '' === $visitor_ref ) {
			return null;
		}
		$currency = get_woocommerce_currency();
		$lines    = array();
		foreach ( array_slice( $shop->cart->get_cart(), 0, 500 ) as $line ) {
			$product = $line['data'] ?? null;
			if ( ! is_object( $product ) ) {
				continue;
			}
			$lines[] = Words::given(
				array(
					'productExternalId' => (string) ( $line['product_id'] ?? '' ),
					'title'             => Words::plain( (string) $product->get_name(), 500 ) ?? '#' . $product->get_id(),
					'sku'               => mb_substr( (string) $product->get_sku(), 0, 200 ),
					'quantity'          => max( 0, (int) $line['quantity'] ),
					'total'             => Amounts::of( (float) ( $line['line_total'] ?? 0 ) + (float) ( $line['line_tax'] ?? 0 ), $currency ),
				)
			);
		}
		$item = array(
			'externalId'         => self::external_id( $user, (string) $shop->session->get_customer_id() ),
			'customerExternalId' => $user > 0 ? (string) $user : null,
			'visitorRef'         => '' === $visitor_ref ? null : $visitor_ref,
			'lines'              => $lines,
			'total'              => Amounts::of( $shop->cart->get_total( 'edit' ), $currency ),
			'checkoutUrl'        => Words::url( wc_get_checkout_url() ),
			'updatedAt'          => Words::at( time() ),
			'emptied'            => ! $lines,
		);
		/**
		 * A cart as it is sent to ChatFlow.
		 *
		 * @param array<string, mixed> $item As built.
		 */
		return (array) apply_filters( 'chatflow_cart', $item );
	}

	/**
	 * A guest's cart that is gone, because its owner has logged in.
	 *
	 * @param string $guest       The guest's session.
	 * @param string $visitor_ref Of the conversation.
	 * @return array<string, mixed>
	 */
	public function gone( string $guest, string $visitor_ref ): array {
		return array(
			'externalId' => self::external_id( 0, $guest ),
			'visitorRef' => $visitor_ref,
			'lines'      => array(),
			'updatedAt'  => Words::at( time() ),
			'emptied'    => true,
		);
	}

	/**
	 * An id that tells nothing about the session it stands for: who knows a session's id is in it.
	 *
	 * @param int    $user    Who is logged in; 0 for a guest.
	 * @param string $session Of the guest.
	 */
	private static function external_id( int $user, string $session ): string {
		return $user > 0 ? 'u-' . $user : 'g-' . substr( hash_hmac( 'sha256', $session, wp_salt( 'nonce' ) ), 0, 32 );
	}
}
