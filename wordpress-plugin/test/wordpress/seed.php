<?php
/**
 * php seed.php FOLDER: puts a few goods on the shelf.
 */

declare( strict_types=1 );

$_SERVER['HTTP_HOST'] = 'shop.test';
require $argv[1] . '/wp-load.php';

wp_insert_post(
	array(
		'post_type'    => 'page',
		'post_status'  => 'publish',
		'post_title'   => 'Caring for your mug',
		'post_content' => "<!-- wp:paragraph -->\n<p>All our mugs may go into the dishwasher, at sixty degrees at most. Gold rims are washed by hand.</p>\n<!-- /wp:paragraph -->",
	)
);
wp_insert_post(
	array(
		'post_type'    => 'page',
		'post_status'  => 'publish',
		'post_name'    => 'contact',
		'post_title'   => 'Contact',
		'post_content' => '[chatflow_inline]',
	)
);
foreach ( array( 'Red mug' => '12.50', 'Green tea' => '4.90' ) as $name => $price ) {
	$product = new WC_Product();
	$product->set_name( $name );
	$product->set_price( $price );
	$product->set_regular_price( $price );
	$product->set_description( "$name, made with care." );
	$product->save();
}
