<?php
/**
 * A product as the service takes it.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Shop;

use WC_Product;

defined( 'ABSPATH' ) || exit;

/**
 * What a shopper sees of a product, with the prices that the shop shows.
 */
final class Product_Item {

	/**
	 * Builds the item.
	 *
	 * @param WC_Product $product As the shop has it.
	 * @return array<string, mixed>
	 */
	public function build( WC_Product $product ): array {
		$currency = get_woocommerce_currency();
		$variable = $product->is_type( 'variable' );
		$regular  = $variable ? $product->get_variation_regular_price( 'min' ) : $product->get_regular_price();
		$sale     = $variable ? $product->get_variation_sale_price( 'min' ) : $product->get_sale_price();
		$image    = (int) $product->get_image_id();
		$stock    = $product->get_stock_quantity();
		$item     = Words::given(
			array(
				'externalId'    => (string) $product->get_id(),
				'sku'           => mb_substr( (string) $product->get_sku(), 0, 200 ),
				'title'         => Words::plain( (string) $product->get_name(), 500 ) ?? '#' . $product->get_id(),
				'url'           => Words::url( $product->get_permalink() ),
				'imageUrl'      => $image > 0 ? Words::url( wp_get_attachment_image_url( $image, 'woocommerce_thumbnail' ) ) : null,
				'price'         => self::price( $product, '' === (string) $regular ? $product->get_price() : $regular, $currency ),
				'salePrice'     => $product->is_on_sale() ? self::price( $product, $sale, $currency ) : null,
				'stockQuantity' => null === $stock ? null : (int) $stock,
				'categories'    => self::categories( $product ),
				'description'   => self::description( $product ),
				'attributes'    => self::attributes( $product ),
				'updatedAt'     => Words::instant( $product->get_date_modified() ) ?? Words::at( time() ),
			)
		);

		$item['inStock'] = (bool) $product->is_in_stock();
		/**
		 * A product as it is sent to ChatFlow.
		 *
		 * @param array<string, mixed> $item    As built.
		 * @param WC_Product           $product As the shop has it.
		 */
		return (array) apply_filters( 'chatflow_product', $item, $product );
	}

	/**
	 * A price as the shop shows it, with or without tax.
	 *
	 * @param WC_Product $product  As the shop has it.
	 * @param mixed      $price    As it was entered.
	 * @param string     $currency Of the shop.
	 * @return array{amountMinor: int, currency: string}|null
	 */
	private static function price( WC_Product $product, $price, string $currency ): ?array {
		return is_numeric( $price ) ? Amounts::of( wc_get_price_to_display( $product, array( 'price' => $price ) ), $currency ) : null;
	}

	/**
	 * Names of the product's categories.
	 *
	 * @param WC_Product $product As the shop has it.
	 * @return string[]
	 */
	private static function categories( WC_Product $product ): array {
		$terms = get_the_terms( $product->get_id(), 'product_cat' );
		$names = array();
		foreach ( is_array( $terms ) ? array_slice( $terms, 0, 50 ) : array() as $term ) {
			$names[] = Words::plain( $term->name, 200 ) ?? $term->slug;
		}
		return $names;
	}

	/**
	 * The short description and the long one, unless the one holds the other.
	 *
	 * @param WC_Product $product As the shop has it.
	 */
	private static function description( WC_Product $product ): ?string {
		$short = (string) Words::plain( (string) $product->get_short_description(), 5000 );
		$long  = (string) Words::plain( (string) $product->get_description(), 20000 );
		return mb_substr( '' !== $short && 0 !== strpos( $long, $short ) ? trim( $short . "\n" . $long ) : $long, 0, 20000 );
	}

	/**
	 * What can be said in a word or two: colour, size, weight.
	 *
	 * @param WC_Product $product As the shop has it.
	 * @return array<string, string>
	 */
	private static function attributes( WC_Product $product ): array {
		$attributes = array();
		foreach ( array_slice( $product->get_attributes(), 0, 100 ) as $attribute ) {
			if ( ! is_object( $attribute ) || ! $attribute->get_visible() ) {
				continue;
			}
			$options = $attribute->is_taxonomy()
				? wc_get_product_terms( $product->get_id(), $attribute->get_name(), array( 'fields' => 'names' ) )
				: $attribute->get_options();
			$value   = Words::plain( implode( ', ', array_map( 'strval', (array) $options ) ), 500 );
			if ( null !== $value ) {
				$attributes[ mb_substr( wc_attribute_label( $attribute->get_name() ), 0, 100 ) ] = $value;
			}
		}
		return $attributes;
	}
}
