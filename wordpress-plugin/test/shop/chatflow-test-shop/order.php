<?php
/**
 * Orders, their lines and refunds.
 */

declare( strict_types=1 );

class WC_Order extends WC_Test_Record {
	protected const DEFAULTS = array(
		'currency'          => 'EUR',
		'customer_id'       => 0,
		'billing_email'     => '',
		'total'             => '0',
		'shipping_city'     => '',
		'shipping_state'    => '',
		'shipping_postcode' => '',
		'shipping_country'  => '',
		'lines'             => array(),
		'refunded'          => array(),
		'paid_at'           => 0,
	);

	private string $wanted = '';

	public function get_order_number(): string {
		return (string) $this->id;
	}

	public function set_status( string $status ): void {
		$this->wanted = $status;
	}

	public function has_status( string $status ): bool {
		return $this->get_status() === $status;
	}

	public function get_date_paid(): ?DateTimeInterface {
		return $this->get_paid_at() > 0 ? ( new DateTimeImmutable() )->setTimestamp( $this->get_paid_at() ) : null;
	}

	/** @return WC_Order_Item_Product[] */
	public function get_items( string $type = 'line_item' ): array {
		return array_map( static fn( array $line ) => new WC_Order_Item_Product( 0, $line ), 'line_item' === $type ? $this->get_lines() : array() );
	}

	/** @return WC_Order_Refund[] */
	public function get_refunds(): array {
		return array_map( static fn( array $refund ) => new WC_Order_Refund( 0, $refund ), $this->get_refunded() );
	}

	public function save(): int {
		$before = $this->id ? $this->get_status() : '';
		$status = '' === $this->wanted ? ( '' === $before ? 'pending' : $before ) : $this->wanted;
		$new    = $this->store( array( 'post_type' => 'shop_order', 'post_title' => 'Order', 'post_name' => 'order-' . bin2hex( random_bytes( 8 ) ), 'post_status' => in_array( $status, array( 'trash', 'auto-draft' ), true ) ? $status : 'wc-' . $status ) );
		do_action( $new ? 'woocommerce_new_order' : 'woocommerce_update_order', $this->id, $this );
		if ( ! $new && $before !== $status ) {
			do_action( 'woocommerce_order_status_changed', $this->id, $before, $status, $this );
		}
		return $this->id;
	}

	public function delete( bool $force = false ): void {
		$id = $this->id;
		if ( $force ) {
			wp_delete_post( $id, true );
			do_action( 'woocommerce_delete_order', $id );
		} else {
			wp_trash_post( $id );
			do_action( 'woocommerce_trash_order', $id );
		}
	}
}

class WC_Order_Item_Product extends WC_Test_Record {
	protected const DEFAULTS = array(
		'product_id'   => 0,
		'variation_id' => 0,
		'name'         => '',
		'quantity'     => 1,
		'total'        => '0',
		'total_tax'    => '0',
	);
}

class WC_Order_Refund extends WC_Test_Record {
	protected const DEFAULTS = array(
		'amount' => '0',
		'reason' => '',
	);

	public function get_date_created(): ?DateTimeInterface {
		return null;
	}
}
