<?php
/**
 * Products.
 */

declare( strict_types=1 );

class WC_Product extends WC_Test_Record {
	protected const DEFAULTS = array(
		'sku'               => '',
		'name'              => '',
		'price'             => '',
		'regular_price'     => '',
		'sale_price'        => '',
		'stock_quantity'    => null,
		'stock_status'      => 'instock',
		'short_description' => '',
		'description'       => '',
		'image_id'          => 0,
		'parent_id'         => 0,
		'post_password'     => '',
		'attributes'        => array(),
		'post_status'       => 'publish',
	);

	public function is_type( string $type ): bool {
		return 'simple' === $type;
	}

	public function is_on_sale(): bool {
		return '' !== $this->get_sale_price();
	}

	public function is_in_stock(): bool {
		return 'outofstock' !== $this->get_stock_status();
	}

	public function get_permalink(): string {
		return (string) get_permalink( $this->id );
	}

	public function save(): int {
		$new = $this->store( array( 'post_type' => 'product', 'post_title' => $this->get_name(), 'post_status' => $this->get_post_status(), 'post_content' => $this->get_description() ) );
		do_action( $new ? 'woocommerce_new_product' : 'woocommerce_update_product', $this->id, $this );
		return $this->id;
	}
}
